"""Sign-in, second factor, recovery codes, own password, language, tokens and devices, sign-out.

The steps are django-allauth's; these views put its forms and stages on our pages and carry a typed form through.
"""
