"""The items a new county starts with; typical documents and days, which the county then edits."""

from dataclasses import dataclass

from app.errands.kinds import Procedure
from app.errands.models import Category, Handling


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A paper that an item needs."""

    code: str
    name: str
    required: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One item of the public board."""

    code: str
    name: str
    category: Category
    handling: Handling
    promised_working_days: int | None
    handled_at: str
    plain_sentence: str
    keywords: str
    documents: tuple[DocumentFacts, ...] = ()
    fee_yuan: int = 0
    procedure: Procedure | None = None


ID_CARD = DocumentFacts("id_card", "身份证", note="原件看一下就还给您")
HOUSEHOLD_BOOK = DocumentFacts("household_book", "户口簿复印件")
BANK_ACCOUNT = DocumentFacts("bank_account", "本人银行卡或存折", note="钱只打到本人账户")
AUTHORITY = DocumentFacts("authority", "委托书", note="由别人代办时才要，代办站有现成的表")
PHOTO = DocumentFacts("photo", "一寸照片", note="没有照片，代办员可以上门拍")

# The usual ones stand first: this is the order in which villagers see them.
ITEMS: tuple[ItemFacts, ...] = (
    ItemFacts(
        "ZZ01",
        "老年优待证",
        Category.certificate,
        Handling.promised,
        3,
        "村→镇",
        "满 60 岁办一个证，坐公交、进公园有优待。",
        "老年证 老人证 优待卡 老人卡 公交卡 六十岁 60岁",
        (ID_CARD, PHOTO),
    ),
    ItemFacts(
        "ZZ02",
        "社保卡补换",
        Category.certificate,
        Handling.promised,
        10,
        "镇",
        "社保卡丢了、坏了、过期了，帮您补一张新的。",
        "社会保障卡 医保卡 卡丢了 挂失 补卡 换卡 补办",
        (ID_CARD, PHOTO, AUTHORITY),
    ),
    ItemFacts(
        "ZZ03",
        "城乡居民养老待遇资格认证",
        Category.certificate,
        Handling.instant,
        None,
        "村",
        "领养老金的人每年认证一次，拍一段本人视频就行。",
        "养老金 养老保险 领钱 刷脸 人脸 认证 年审 活着 社保认证",
        (ID_CARD, DocumentFacts("video", "本人视频", note="代办员当面帮您拍")),
    ),
    ItemFacts(
        "GY01",
        "代缴水电费、话费",
        Category.public_welfare,
        Handling.instant,
        1,
        "村",
        "帮您交水费、电费、话费，交完给您收条。",
        "水费 电费 话费 交费 充值 缴费 欠费 停电 停机",
        (
            DocumentFacts("account_number", "缴费户号或电话号码"),
            DocumentFacts("cash_receipt", "现金收条", note="收了您多少钱，当面写清"),
        ),
    ),
    ItemFacts(
        "GY02",
        "代取快递、代购药品",
        Category.public_welfare,
        Handling.instant,
        None,
        "村",
        "帮您取快递、买日常用的药，送到家里。",
        "快递 包裹 取件 买药 药店 拿药 跑腿 带东西",
        (DocumentFacts("prescription", "处方", required=False, note="买处方药才要"),),
    ),
    ItemFacts(
        "ZZ04",
        "高龄津贴（80 岁以上）",
        Category.certificate,
        Handling.promised,
        20,
        "村→镇→县",
        "满 80 岁每月有一份津贴，张榜公示 7 天后上报。",
        "高龄补贴 长寿钱 老人补贴 八十岁 80岁 津贴 补助",
        (ID_CARD, HOUSEHOLD_BOOK, BANK_ACCOUNT, AUTHORITY),
    ),
    ItemFacts(
        "ZZ05",
        "医保手工报销",
        Category.certificate,
        Handling.promised,
        20,
        "镇→县",
        "在外地看病没能直接报销的，拿单据回来报。",
        "看病 住院 报销 新农合 医疗费 发票 合作医疗 外地看病",
        (
            DocumentFacts("invoice", "医院收费发票"),
            DocumentFacts("bill", "费用清单"),
            DocumentFacts("medical_record", "病历或出院小结"),
            ID_CARD,
            BANK_ACCOUNT,
            AUTHORITY,
        ),
    ),
    ItemFacts(
        "ZX01",
        "政策咨询（低保、危房、农机补贴）",
        Category.consultation,
        Handling.instant,
        None,
        "村",
        "想知道有什么补贴、自己够不够条件，问我们。",
        "低保 五保 危房 改造 农机 补贴 政策 问一下 咨询 条件",
    ),
    ItemFacts(
        "ZZ06",
        "残疾人两项补贴",
        Category.certificate,
        Handling.promised,
        15,
        "镇→县",
        "有残疾证的，帮您申请生活补贴和护理补贴。",
        "残疾 残疾证 护理补贴 生活补贴 困难残疾人",
        (DocumentFacts("disability_card", "残疾证"), ID_CARD, BANK_ACCOUNT),
    ),
    ItemFacts(
        "GY03",
        "代写文书、填表",
        Category.public_welfare,
        Handling.instant,
        None,
        "村",
        "不会写、不会填的，您说我们写。",
        "写信 写材料 填表 申请书 证明 代写 打字 不识字",
    ),
    ItemFacts(
        "ZX02",
        "法律咨询",
        Category.consultation,
        Handling.promised,
        3,
        "司法所",
        "有纠纷、要打官司，先帮您问懂法的人。",
        "律师 打官司 纠纷 调解 合同 欠钱 离婚 土地纠纷 法律援助",
    ),
    ItemFacts(
        "SP01",
        "农村宅基地建房申请",
        Category.approval,
        Handling.reported,
        20,
        "村→镇",
        "想盖新房、翻修老房，先把宅基地手续办好。",
        "盖房 建房 宅基地 翻修 修房子 起房子 老房",
        (
            DocumentFacts("application", "建房申请表", note="代办站有表，代办员帮您填"),
            ID_CARD,
            DocumentFacts("neighbours", "四邻意见"),
            DocumentFacts("household_register", "户籍证明"),
        ),
        procedure=Procedure.joint,
    ),
    ItemFacts(
        "SP02",
        "林木采伐许可",
        Category.approval,
        Handling.reported,
        20,
        "镇→县",
        "砍自家的树也要先办许可，我们帮您办。",
        "砍树 伐木 采伐证 林地 卖树 山林",
        (
            DocumentFacts("application", "采伐申请"),
            DocumentFacts("forest_right", "林权证明"),
        ),
    ),
    ItemFacts(
        "SP03",
        "农民专业合作社登记",
        Category.approval,
        Handling.reported,
        10,
        "县",
        "几户人想合办合作社，帮您到县里登记。",
        "合作社 营业执照 注册 登记 入股 种植 养殖",
        (
            DocumentFacts("charter", "合作社章程"),
            DocumentFacts("roster", "成员名册"),
        ),
    ),
)
