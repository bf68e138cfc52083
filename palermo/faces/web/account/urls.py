"""Addresses of sign-in and of one's own account. The names are those by which allauth asks for its steps."""

from django.urls import path

from palermo.faces.web.account import factors, own, sign_in, tokens

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/code/", sign_in.second_step, name="mfa_authenticate"),
    path("sign-out/", own.sign_out, name="account_logout"),
    path("account/", own.home, name="account_home"),
    path("account/language/", own.language, name="account_language"),
    path("account/password/", own.password, name="account_password"),
    path("account/confirm/", own.confirm, name="account_reauthenticate"),
    path("account/sessions/end/", own.end_sessions, name="account_end_sessions"),
    path("account/second-factor/", factors.choose, name="account_second_factor"),
    path("account/second-factor/app/", factors.add_app, name="account_add_app"),
    path("account/second-factor/key/", factors.add_key, name="account_add_key"),
    path("account/second-factor/<int:pk>/remove/", factors.remove, name="account_remove_factor"),
    path("account/codes/", factors.recovery_codes, name="account_recovery_codes"),
    path("account/tokens/new/", tokens.new, name="account_token_new"),
    path("account/tokens/<str:uid>/revoke/", tokens.revoke, name="account_token_revoke"),
]
