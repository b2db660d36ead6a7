"""The pages."""

from django.urls import path

from loonpoort.web.views import (
    activation,
    home,
    login_changes,
    logins,
    mailbox,
    profile,
    sign_in,
    sign_on,
    tokens,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("language/", sign_in.language, name="language"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/choose/", sign_in.choose, name="sign-in-choose"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("activate/<str:who>/<str:proof>/", activation.activate, name="activate"),
    path("set-password/", activation.set_password, name="set-password"),
    path("applications/common/externalactions.aspx", sign_on.sign_on, name="sign-on"),
    path("profile/", profile.profile, name="profile"),
    path("profile/api-token/", tokens.api_token, name="api-token"),
    path("profile/api-token/show/", tokens.show, name="api-token-show"),
    path("profile/api-token/revoke/", tokens.revoke, name="api-token-revoke"),
    path("settings/", logins.settings_page, name="settings"),
    path("settings/users/logins/", logins.logins, name="logins"),
    path("settings/users/logins/new/", logins.new_login, name="login-new"),
    path("settings/users/logins/<int:login_id>/", logins.login, name="login"),
    path(
        "settings/users/logins/<int:login_id>/activation-mail/",
        login_changes.send_activation,
        name="login-send-activation",
    ),
    path(
        "settings/users/logins/<int:login_id>/deactivate/",
        login_changes.deactivate,
        name="login-deactivate",
    ),
    path(
        "settings/users/logins/<int:login_id>/revoke-token/",
        login_changes.revoke_token,
        name="login-revoke-token",
    ),
    path("mailbox/", mailbox.mailbox, name="mailbox"),
    path("mailbox/<str:key>/", mailbox.message, name="mailbox-message"),
]
