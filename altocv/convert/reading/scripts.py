"""Words by which jobs, organisations, degrees and marks are known in scripts other than Latin: Chinese,
Japanese, Korean, Arabic, Hebrew, Russian, Ukrainian and Greek. Where words are not set apart by spaces, they
are looked for anywhere."""

from __future__ import annotations

import re

_JOB = re.compile(
    r"工程师|经理|主管|总监|设计师|分析师|研究员|教师|助理|顾问|实习生|专员|会计|律师|医生|护士|"
    r"エンジニア|デザイナー|マネージャー|ディレクター|アシスタント|インターン|アルバイト|担当|部長|課長|主任|リーダー|研究者|"
    r"엔지니어|연구원|매니저|디자이너|개발자|팀장|인턴|조교|강사|"
    r"محاسب|مهندس|مدير|مدقق|محلل|معلم|مساعد|متدرب|مستشار|ممرض|طبيب|محامي|"
    r"אדריכל|מהנדס|מנהל|יועצ|יועץ|מתמח|עוזר|מפתח|מעצב|אנליסט|"
    r"(?i:юрист|юрисконсульт|инженер|менеджер|директор|специалист|консультант|помощник|аналитик|разработчик|партн[её]р|"
    r"бухгалтер|учитель|преподаватель|стаж[её]р|врач|руководитель|інженер|фахівець|вчитель|"
    r"καθηγητ|καθηγήτρια|μηχανικ|διευθυντ|σύμβουλος|δάσκαλ|δασκάλα|βοηθός|υπεύθυν|αναλυτ|εκπαιδευτικ|λογιστ|δικηγόρ)"
)
_ORGANISATION = re.compile(
    r"公司|集团|大学|学院|学校|医院|银行|研究所|科技|数据|株式会社|有限会社|合同会社|高校|高等学校|銀行|スタジオ|美術|"
    r"학교|대학|회사|연구소|병원|은행|그룹|"
    r"شركة|جامعة|الجامعة|معهد|مدرسة|مجموعة|بنك|مستشفى|مكتب|كلية|"
    r"אוניברסיט|מכלל|חברת|סטודיו|בע״מ|בית ספר|אדריכלים|מכון|בנק|"
    r"(?i:университет|институт|академия|школа|лицей|компания|группа|бюро|холдинг|банк|завод|\bооо\b|\bпао\b|\bзао\b|\bао\b|"
    r"університет|інститут|компанія|"
    r"πανεπιστήμιο|σχολείο|λύκειο|γυμνάσιο|φροντιστήρι|εταιρεία|ινστιτούτο|ακαδημία|όμιλος|α\.ε\.)"
)
_DEGREE = re.compile(
    r"硕士|学士|博士|本科|大专|修士|석사|학사|박사|بكالوريوس|ماجستير|دكتوراه|دبلوم|תואר|דוקטור|"
    r"(?i:бакалавр|магистр|специалитет|кандидат|аспирантура|магістр|πτυχίο|μεταπτυχιακό|διδακτορικό|δίπλωμα)"
)
_MARK = re.compile(
    r"专业前|成绩|绩点|排名|優秀|首席|수석|우등|학점|평점|امتياز|ممتاز|جيد جدا|مرتبة|المعدل|הצטיינות|ממוצע|"
    r"(?i:с отличием|красный диплом|средний балл|з відзнакою|άριστα|λίαν καλώς|βαθμός)"
)


def job_words(text: str) -> int:
    """How many words of a text name a job."""
    return len(_JOB.findall(text))


def organisation_words(text: str) -> int:
    """How many words of a text name a kind of organisation."""
    return len(_ORGANISATION.findall(text))


def is_degree(text: str) -> bool:
    return bool(_DEGREE.search(text))


def is_mark(text: str) -> bool:
    """True for the result of an education."""
    return bool(_MARK.search(text))


def is_cjk(text: str) -> bool:
    """True for a text of one letter of a script that is written without spaces."""
    return bool(re.match(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]", text))
