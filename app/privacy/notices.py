"""What people are told before they agree: one text for each purpose, and every version ever shown."""

from dataclasses import dataclass

from app.privacy.models import Purpose


@dataclass(frozen=True, slots=True)
class Notice:
    """A text as it was shown. A changed text is a new version; people are asked again."""

    purpose: Purpose
    version: int
    title: str
    text: str
    required: bool = False
    sensitive: bool = False


# The latest version of a purpose stands last. Old ones stay: receipts name them.
NOTICES: tuple[Notice, ...] = (
    Notice(
        purpose=Purpose.errand_handling,
        version=1,
        title="办事和积分需要的信息",
        text=(
            "为了给您办事、联系您、给您记积分，我们登记您的姓名、住址、手机号，办证时还要身份证号。\n"
            "只有给您办事的代办员和管这件事的干部看得到；谁看过，您在“谁看过我的信息”里查得到。\n"
            "手机号和身份证号加密保存。迁出或注销后，我们按规定删除，积分账目只留数字、不留姓名。\n"
            "这些是办事必需的。不想再用，可以随时申请注销账号。"
        ),
        required=True,
    ),
    Notice(
        purpose=Purpose.document_photos,
        version=1,
        title="证件和材料的照片",
        text=(
            "办证时可能要拍身份证、户口本、病历等材料。这些是敏感信息，泄露可能给您带来麻烦，所以要您单独同意。\n"
            "照片只用于这一件事，只有经手的人看得到；拍摄地点等附带信息自动去掉，事情办完满规定年限后删除。\n"
            "不同意也能办事：请带原件到代办站。\n"
            "未满 14 周岁的孩子，由父母或其他监护人同意。"
        ),
        sensitive=True,
    ),
    Notice(
        purpose=Purpose.thumbprint,
        version=1,
        title="委托书上的手印",
        text=(
            "不会写字的，可以在委托书上按手印，由代办员拍照存下来。手印属于生物识别信息，是敏感信息，所以要您单独同意。\n"
            "手印照片只用来证明这份委托书是您本人给的，只有您、拍照的人和站长以上干部看得到，不作比对，不作别的用途。\n"
            "不同意也能写委托书：可以手写签名，或在自己的手机上确认，再请一位见证人。"
        ),
        sensitive=True,
    ),
    Notice(
        purpose=Purpose.public_display,
        version=1,
        title="在村里公示栏和屏幕上显示",
        text=(
            "积分公示、办事榜会在村里的公示栏和屏幕上显示您的姓（名字隐去）、分数和事由。\n"
            "不同意也不影响办事和得分；依照规定必须公示的事项除外，会另外告诉您。"
        ),
    ),
    Notice(
        purpose=Purpose.messages,
        version=1,
        title="办事进度的短信和通知",
        text=(
            "事情有进展、积分快到期时，我们发短信或通知告诉您。\n"
            "不同意就不发，您仍可以在手机上或到代办站查看。登录验证码不受影响。"
        ),
    ),
)


def current(purpose: Purpose) -> Notice:
    """Give the text that is shown today."""
    return [one for one in NOTICES if one.purpose is purpose][-1]
