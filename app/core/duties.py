"""What a person must do before anything else: a new password, or a second factor."""

from enum import StrEnum

from app.core.errors import Problem


class Duty(StrEnum):
    """Something owed before the rest of the application opens."""

    password = "password"  # noqa: S105 - the name of a duty
    second_factor = "second_factor"


class PasswordChangeNeeded(Problem):
    """The password was given for one sign-in only, or is too old for the county's rules."""

    status = 403
    title = "请先修改密码"

    def __init__(self, detail: str = "这是一次性密码或密码已到期，请先设置自己的新密码") -> None:
        super().__init__(detail)


class SecondFactorSetupNeeded(Problem):
    """Staff of this county sign in with a second factor, and this person has none yet."""

    status = 403
    title = "请先设置动态验证码"

    def __init__(self, detail: str = "您的工作身份登录时需要动态验证码，请先绑定手机上的验证器") -> None:
        super().__init__(detail)


_PROBLEMS: dict[Duty, type[Problem]] = {
    Duty.password: PasswordChangeNeeded,
    Duty.second_factor: SecondFactorSetupNeeded,
}


def refusal(duty: Duty) -> Problem:
    """Give what to answer whoever has the duty and asks for something else."""
    return _PROBLEMS[duty]()
