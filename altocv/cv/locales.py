"""What a CV says by itself, in each of its languages: section titles, dates, direction.

Month names are the stand-alone forms of the Unicode CLDR. Languages are those of `document.LANGUAGES`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from altocv.cv.dates import PartialDate

LANGUAGE_NAMES = {
    "en": "English", "es": "Español", "fr": "Français", "de": "Deutsch", "pt": "Português", "it": "Italiano",
    "nl": "Nederlands", "el": "Ελληνικά", "ru": "Русский", "uk": "Українська", "ar": "العربية",
    "he": "עברית", "zh": "中文", "ja": "日本語", "ko": "한국어",
}  # fmt: skip
"""Each language's own name for itself."""

_KINDS = (
    "summary", "work", "volunteer", "education", "projects", "skills", "languages", "certificates",
    "awards", "publications", "interests", "references", "custom",
)  # fmt: skip

_TITLES = {
    "en": "Summary|Experience|Volunteering|Education|Projects|Skills|Languages|Certifications|"
    "Awards|Publications|Interests|References|Additional information",
    "es": "Perfil|Experiencia|Voluntariado|Formación|Proyectos|Competencias|Idiomas|Certificaciones|"
    "Premios|Publicaciones|Intereses|Referencias|Información adicional",
    "fr": "Profil|Expérience|Bénévolat|Formation|Projets|Compétences|Langues|Certifications|"
    "Distinctions|Publications|Centres d’intérêt|Références|Informations complémentaires",
    "de": "Profil|Berufserfahrung|Ehrenamt|Ausbildung|Projekte|Kenntnisse|Sprachen|Zertifikate|"
    "Auszeichnungen|Veröffentlichungen|Interessen|Referenzen|Weitere Angaben",
    "pt": "Perfil|Experiência|Voluntariado|Formação|Projetos|Competências|Idiomas|Certificações|"
    "Prêmios|Publicações|Interesses|Referências|Informações adicionais",
    "it": "Profilo|Esperienza|Volontariato|Formazione|Progetti|Competenze|Lingue|Certificazioni|"
    "Riconoscimenti|Pubblicazioni|Interessi|Referenze|Altre informazioni",
    "nl": "Profiel|Werkervaring|Vrijwilligerswerk|Opleiding|Projecten|Vaardigheden|Talen|Certificaten|"
    "Prijzen|Publicaties|Interesses|Referenties|Overige informatie",
    "el": "Προφίλ|Επαγγελματική εμπειρία|Εθελοντισμός|Εκπαίδευση|Έργα|Δεξιότητες|Γλώσσες|Πιστοποιήσεις|"
    "Διακρίσεις|Δημοσιεύσεις|Ενδιαφέροντα|Συστάσεις|Πρόσθετες πληροφορίες",
    "ru": "О себе|Опыт работы|Волонтёрство|Образование|Проекты|Навыки|Языки|Сертификаты|"
    "Награды|Публикации|Интересы|Рекомендации|Дополнительная информация",
    "uk": "Про себе|Досвід роботи|Волонтерство|Освіта|Проєкти|Навички|Мови|Сертифікати|"
    "Нагороди|Публікації|Інтереси|Рекомендації|Додаткова інформація",
    "ar": "نبذة|الخبرة المهنية|العمل التطوعي|التعليم|المشاريع|المهارات|اللغات|الشهادات|"
    "الجوائز|المنشورات|الاهتمامات|المراجع|معلومات إضافية",
    "he": "תקציר|ניסיון תעסוקתי|התנדבות|השכלה|פרויקטים|מיומנויות|שפות|הסמכות|"
    "פרסים|פרסומים|תחומי עניין|ממליצים|מידע נוסף",
    "zh": "个人简介|工作经历|志愿经历|教育背景|项目经历|专业技能|语言能力|资格证书|"
    "荣誉奖项|发表成果|兴趣爱好|推荐人|其他信息",
    "ja": "概要|職務経歴|ボランティア|学歴|プロジェクト|スキル|語学|資格|"
    "受賞歴|著作・論文|趣味・関心|推薦者|その他",
    "ko": "소개|경력|봉사 활동|학력|프로젝트|보유 기술|외국어|자격증|"
    "수상 경력|출판 및 논문|관심 분야|추천인|기타 사항",
}
TITLES: dict[str, dict[str, str]] = {
    language: dict(zip(_KINDS, titles.split("|"), strict=True)) for language, titles in _TITLES.items()
}
"""Language -> section kind -> title."""

_MONTHS_LONG = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "el": "Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος "
    "Οκτώβριος Νοέμβριος Δεκέμβριος",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "uk": "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
}
_MONTHS_SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "es": "ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "pt": "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "el": "Ιαν Φεβ Μάρ Απρ Μάι Ιούν Ιούλ Αύγ Σεπ Οκτ Νοέ Δεκ",
    "ru": "янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.",
    "uk": "січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.",
    "ar": _MONTHS_LONG["ar"],
    "he": "ינו׳ פבר׳ מרץ אפר׳ מאי יוני יולי אוג׳ ספט׳ אוק׳ נוב׳ דצמ׳",
}
MONTHS: dict[str, dict[Literal["MMM", "MMMM"], tuple[str, ...]]] = {
    language: {"MMM": tuple(_MONTHS_SHORT[language].split()), "MMMM": tuple(names.split())}
    for language, names in _MONTHS_LONG.items()
}
"""Language -> length -> the twelve names. Chinese, Japanese and Korean number their months."""

PRESENT: dict[str, str] = {
    "en": "Present",
    "es": "actualidad",
    "fr": "aujourd’hui",
    "de": "heute",
    "pt": "presente",
    "it": "oggi",
    "nl": "heden",
    "el": "σήμερα",
    "ru": "настоящее время",
    "uk": "теперішній час",
    "ar": "حتى الآن",
    "he": "היום",
    "zh": "至今",
    "ja": "現在",
    "ko": "현재",
}
"""How a range that has not ended is written."""

_NUMBERED = {"zh": "{year}年{month}月", "ja": "{year}年{month}月", "ko": "{year}년 {month}월"}
_LONG_JOIN = {"es": " de ", "pt": " de "}

_COURSES = {
    "en": "Courses", "es": "Asignaturas", "fr": "Cours", "de": "Kurse", "pt": "Disciplinas", "it": "Corsi",
    "nl": "Vakken", "el": "Μαθήματα", "ru": "Курсы", "uk": "Курси", "ar": "المقررات", "he": "קורסים",
    "zh": "主修课程", "ja": "履修科目", "ko": "이수 과목",
}  # fmt: skip


def section_title(kind: str, language: str) -> str:
    """The title of a kind of section, English where the language is unknown."""
    return TITLES.get(language, TITLES["en"])[kind]


def direction(language: str) -> Literal["ltr", "rtl"]:
    """The direction in which the language is written."""
    return "rtl" if language in ("ar", "he") else "ltr"


def format_date(date: PartialDate, date_format: str, language: str) -> str:
    """The date as that language writes it, no more precise than it is known; unknown text as written.

    `date_format` is one of `Design.date_format`; a day is never shown.
    """
    if date.present:
        return PRESENT.get(language, PRESENT["en"])
    if date.year is None:
        return date.text
    if date_format == "YYYY" or date.month is None:
        return str(date.year)
    if date_format == "YYYY-MM":
        return f"{date.year}-{date.month:02d}"
    if date_format == "MM/YYYY":
        if language in _NUMBERED:
            return f"{date.year}/{date.month:02d}"
        return f"{date.month:02d}/{date.year}"
    if language in _NUMBERED:
        return _NUMBERED[language].format(year=date.year, month=date.month)
    names = MONTHS.get(language, MONTHS["en"])
    if date_format == "MMMM YYYY":
        return f"{names['MMMM'][date.month - 1]}{_LONG_JOIN.get(language, ' ')}{date.year}"
    return f"{names['MMM'][date.month - 1]} {date.year}"


def format_range(start: PartialDate, end: PartialDate, date_format: str, language: str) -> str:
    """`start – end`; one date where the other is missing or reads the same; "" where both are missing."""
    first, last = (format_date(date, date_format, language) for date in (start, end))
    if not first or not last or first == last:
        return first or last
    return f"{first} – {last}"


def courses_label(language: str) -> str:
    """What stands before the courses of a degree."""
    return _COURSES.get(language, _COURSES["en"])


def comma(language: str) -> str:
    """What stands between the elements of a list, with its space."""
    return {"zh": "、", "ja": "、", "ar": "، "}.get(language, ", ")


def colon(language: str) -> str:
    """What stands between a label and what it labels, with its space."""
    return {"zh": "：", "ja": "：", "fr": " : "}.get(language, ": ")
