"""Add the invented cast to an installation and print what they sign in with."""

import django

from bench.inside.setting import end, sign_ins

if __name__ == "__main__":
    django.setup()
    end({name: {"password": one.password, "token": one.token} for name, one in sign_ins().items()})
