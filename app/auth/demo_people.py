"""The people of the demo county, as the sign-in page of demo mode shows them. Phones are fictional."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoPersonFacts:
    """One demo person: phone, name, and the part in words."""

    phone: str
    name: str
    role_label: str


DEMO_PEOPLE = (
    DemoPersonFacts("19900000001", "王秀英", "村民，72 岁"),
    DemoPersonFacts("19900000002", "李建国", "代办员"),
    DemoPersonFacts("19900000003", "张小红", "积分超市店主"),
    DemoPersonFacts("19900000004", "陈主任", "镇干部"),
    DemoPersonFacts("19900000005", "赵县长助理", "县干部"),
    DemoPersonFacts("19900000006", "刘评议", "积分评议员"),
    DemoPersonFacts("19900000007", "周审计", "审计员"),
    DemoPersonFacts("19900000008", "管理员", "系统管理员"),
    DemoPersonFacts("19900000009", "王磊", "王秀英的儿子，在外地"),
    DemoPersonFacts("19900000010", "孙秀英", "邻村村民"),
    DemoPersonFacts("19900000011", "吴站长", "代办站站长"),
    DemoPersonFacts("19900000012", "郑代办", "邻村代办员"),
)
FIRST_TEST_RESIDENT = 19900000020
TEST_RESIDENTS = 200
