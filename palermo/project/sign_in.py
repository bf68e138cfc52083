"""Settings of sign-in: django-allauth without signup, mail, or any door that this project does not open itself."""

AUTHENTICATION_BACKENDS = ["palermo.foundations.staff.backend.Backend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/sign-in/"

ACCOUNT_ADAPTER = "palermo.faces.web.account.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_TIMEOUT = 900
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
# allauth locks an account by a stranger's failures; palermo.foundations.staff.throttle does not.
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False

MFA_ADAPTER = "palermo.foundations.staff.second_factor.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
DEMO_TOTP_TOLERANCE = 20  # journeys sign in more often than once in thirty seconds
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"
MFA_FORMS = {
    "authenticate": "palermo.faces.web.account.forms.CodeForm",
    "authenticate_webauthn": "palermo.faces.web.account.forms.KeyForm",
    "activate_totp": "palermo.faces.web.account.forms.EnrolAppForm",
    "add_webauthn": "palermo.faces.web.account.forms.EnrolKeyForm",
}
