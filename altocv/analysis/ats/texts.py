"""The findings as sentences: what is wrong, why it matters, what to do. English and Spanish."""

from __future__ import annotations

from altocv.analysis.ats.model import Finding

SENTENCES: dict[str, tuple[str, str]] = {
    "parsing.no_text": (
        "No text can be read from the PDF, so a system would see an empty application. "
        "Fill in the CV, and export it again if it is not empty.",
        "No se puede leer ningún texto del PDF, así que un sistema vería una candidatura vacía. "
        "Complete el CV y, si no está vacío, expórtelo de nuevo.",
    ),
    "parsing.no_name": (
        "The name “{value}” does not come back from the PDF, so the application may be filed under nobody. "
        "Try another template or font.",
        "El nombre «{value}» no se recupera del PDF y la candidatura podría quedar sin dueño. "
        "Pruebe otra plantilla u otra letra.",
    ),
    "parsing.no_email": (
        "The e-mail address “{value}” does not come back from the PDF, so nobody could answer. "
        "Try another template or font.",
        "El correo «{value}» no se recupera del PDF, así que nadie podría responderle. "
        "Pruebe otra plantilla u otra letra.",
    ),
    "parsing.no_phone": (
        "The phone number “{value}” does not come back from the PDF, so nobody could call. "
        "Write it in plain digits or try another template.",
        "El teléfono «{value}» no se recupera del PDF, así que nadie podría llamarle. "
        "Escríbalo con cifras sencillas o pruebe otra plantilla.",
    ),
    "parsing.lost_title": (
        "The section title “{value}” does not come back from the PDF, so what follows may be filed wrongly. "
        "Use a plain title.",
        "El título «{value}» no se recupera del PDF y lo que sigue podría archivarse mal. "
        "Use un título sencillo.",
    ),
    "parsing.lost_employer": (
        "“{value}” does not come back from the PDF, so the entry would count for little. "
        "Write the name in plain letters.",
        "«{value}» no se recupera del PDF, así que la entrada contaría poco. "
        "Escriba el nombre con letras sencillas.",
    ),
    "parsing.lost_words": (
        "A machine misses {count} of the words in “{text}”. "
        "Replace unusual symbols there, or try another font.",
        "Una máquina no encuentra {count} de las palabras de «{text}». "
        "Sustituya ahí los símbolos raros o pruebe otra letra.",
    ),
    "parsing.scrambled": (
        "The words of “{text}” come back in another order, so their sense is lost to a machine. "
        "Try a template with one column.",
        "Las palabras de «{text}» se leen en otro orden y una máquina pierde su sentido. "
        "Pruebe una plantilla de una columna.",
    ),
    "parsing.out_of_order": (
        "The section “{title}” is read in another order than it is written, so its lines may be misplaced. "
        "Try a template with one column.",
        "La sección «{title}» se lee en un orden distinto del escrito y sus líneas podrían atribuirse a otra "
        "entrada. Pruebe una plantilla de una columna.",
    ),
    "contact.no_name": (
        "The name is missing, so the application cannot be assigned to anyone. Add your full name.",
        "Falta el nombre, así que la candidatura no se puede asignar a nadie. Añada su nombre completo.",
    ),
    "contact.no_email": (
        "The e-mail address is missing, and most answers come by e-mail. Add one.",
        "Falta el correo electrónico, y casi todas las respuestas llegan por correo. Añádalo.",
    ),
    "contact.odd_email": (
        "“{value}” is no complete e-mail address, so answers would not arrive. "
        "Write it like name@example.com.",
        "«{value}» no es una dirección de correo completa, así que no llegarían respuestas. "
        "Escríbala como nombre@ejemplo.com.",
    ),
    "contact.no_phone": (
        "The phone number is missing, and recruiters often call first. Add one with its country code.",
        "Falta el teléfono, y muchas empresas llaman primero. Añádalo con el prefijo del país.",
    ),
    "contact.odd_phone": (
        "“{value}” has too few or too many digits for a phone number, so systems may drop it. "
        "Write one number with its country code.",
        "«{value}» tiene pocas o demasiadas cifras para un teléfono y podría descartarse. "
        "Escriba un solo número con el prefijo del país.",
    ),
    "contact.no_location": (
        "No place is given, and many systems filter by place. Add your city and country.",
        "No se indica ningún lugar, y muchos sistemas filtran por él. Añada su ciudad y su país.",
    ),
    "contact.no_link": (
        "There is no link to a profile or a website, where recruiters look for more. "
        "Add LinkedIn, a portfolio or the like.",
        "No hay enlace a un perfil o una web, donde se suele buscar más información. "
        "Añada LinkedIn, un portafolio o similar.",
    ),
    "contact.no_label": (
        "There is no headline, which systems compare with the job’s title. Add the role that you look for.",
        "No hay titular, que los sistemas comparan con el puesto ofrecido. Añada el puesto que busca.",
    ),
    "sections.no_work": (
        "There is no work experience, which systems weigh most. "
        "Add jobs, internships or freelance work with employer, title and dates.",
        "No hay experiencia laboral, lo que más pesa en los sistemas. "
        "Añada empleos, prácticas o trabajos propios con empresa, puesto y fechas.",
    ),
    "sections.no_education": (
        "There is no education, which many jobs filter by. Add your highest degree or training.",
        "No hay formación, y muchos puestos filtran por ella. Añada su título o curso más alto.",
    ),
    "sections.no_skills": (
        "There is no skills section, where systems look for keywords first. "
        "Add the skills that the job asks for and that you have.",
        "No hay sección de competencias, donde primero se buscan palabras clave. "
        "Añada las que pide el puesto y usted tiene.",
    ),
    "sections.no_summary": (
        "There is no summary, so the first seconds of a reader go to waste. "
        "Add two or three sentences on what you offer.",
        "No hay resumen, y se desaprovechan los primeros segundos de lectura. "
        "Añada dos o tres frases sobre lo que ofrece.",
    ),
    "sections.odd_title": (
        "“{title}” is a title that systems may not know, so the section may be skipped. Call it “{usual}”.",
        "«{title}» es un título que los sistemas quizá no conozcan y podrían saltarse la sección. "
        "Llámela «{usual}».",
    ),
    "sections.unnamed_entry": (
        "The job “{entry}” lacks its employer or its title, so it cannot be filed. Add what is missing.",
        "Al empleo «{entry}» le falta la empresa o el puesto, así que no se puede archivar. "
        "Añada lo que falta.",
    ),
    "sections.bare_entry": (
        "The job “{entry}” says nothing of what you did, so no keyword of it can match. "
        "Add two to four bullets.",
        "El empleo «{entry}» no dice qué hizo, así que ninguna palabra clave puede coincidir. "
        "Añada de dos a cuatro viñetas.",
    ),
    "dates.none": (
        "There are no jobs or studies with dates, so no years of experience can be counted. "
        "Add entries with a start and an end.",
        "No hay empleos ni estudios con fechas, así que no se pueden contar años de experiencia. "
        "Añada entradas con inicio y fin.",
    ),
    "dates.missing": (
        "“{entry}” has no dates, so its time does not count as experience. Add a start and an end.",
        "«{entry}» no tiene fechas, así que ese tiempo no cuenta como experiencia. Añada inicio y fin.",
    ),
    "dates.unreadable": (
        "The date “{value}” of “{entry}” is not understood, so its time may not count. "
        "Write it as month and year.",
        "La fecha «{value}» de «{entry}» no se entiende y ese tiempo podría no contar. "
        "Escríbala con mes y año.",
    ),
    "dates.no_start": (
        "“{entry}” has no start date, so its length cannot be counted. Add the month and year.",
        "«{entry}» no tiene fecha de inicio, así que no se puede contar su duración. Añada mes y año.",
    ),
    "dates.no_end": (
        "“{entry}” has no end date, so a system must guess whether it goes on. "
        "Add the month and year, or “present”.",
        "«{entry}» no tiene fecha de fin y hay que adivinar si continúa. Añada mes y año, o «actualidad».",
    ),
    "dates.reversed": (
        "“{entry}” ends before it starts, so its time is dropped. Correct one of the two dates.",
        "«{entry}» termina antes de empezar, así que ese tiempo se descarta. Corrija una de las dos fechas.",
    ),
    "dates.order": (
        "“{entry}” is later than the job above it, and systems expect the latest first. Move it up.",
        "«{entry}» es posterior al empleo de arriba, y se espera primero lo más reciente. Súbalo.",
    ),
    "dates.gap": (
        "There are {months} months without an entry before “{entry}”, which raises a question. "
        "Add what you did in them, if you wish.",
        "Hay {months} meses sin ninguna entrada antes de «{entry}», lo que despierta dudas. "
        "Añada qué hizo entonces, si lo desea.",
    ),
    "dates.mixed_precision": (
        "Some jobs give months and others only years, so experience is counted roughly. "
        "Give the month everywhere.",
        "Unos empleos indican el mes y otros solo el año, y la experiencia se cuenta a bulto. "
        "Indique el mes en todos.",
    ),
    "length.too_many_pages": (
        "The CV has {pages} pages, and readers rarely go beyond {most}. Cut what is old or says little.",
        "El CV tiene {pages} páginas y rara vez se leen más de {most}. "
        "Quite lo antiguo y lo que aporta poco.",
    ),
    "length.very_short": (
        "The CV has only {words} words, too few to match any job. Add what you did and what came of it.",
        "El CV solo tiene {words} palabras, muy pocas para encajar con un puesto. "
        "Añada qué hizo y qué logró.",
    ),
    "length.short": (
        "The CV has {words} words, so few of a job’s keywords can match. Add results to your latest jobs.",
        "El CV tiene {words} palabras y pocas palabras clave podrán coincidir. "
        "Añada logros a sus últimos empleos.",
    ),
    "length.wordy": (
        "The CV has {words} words, in which the best of it drowns. Shorten older jobs to a line or two.",
        "El CV tiene {words} palabras, y entre tantas se pierde lo mejor. "
        "Reduzca los empleos antiguos a una o dos líneas.",
    ),
    "length.long_summary": (
        "The summary has {words} words, and few readers finish more than {most}. "
        "Keep the two or three sentences that count.",
        "El resumen tiene {words} palabras y pocos leen más de {most}. "
        "Deje las dos o tres frases que importan.",
    ),
    "bullets.none": (
        "No entry has bullets, which both people and machines read first. "
        "Add two to four to each job: what you did, and what came of it.",
        "Ninguna entrada tiene viñetas, lo primero que leen personas y máquinas. "
        "Añada de dos a cuatro por empleo: qué hizo y qué logró.",
    ),
    "bullets.few_numbers": (
        "Only {percent} % of the bullets have a number, and numbers are what convinces. "
        "Give amounts, shares or times in at least {wanted} %.",
        "Solo el {percent} % de las viñetas tiene una cifra, y las cifras convencen. "
        "Dé cantidades, porcentajes o plazos al menos en el {wanted} %.",
    ),
    "bullets.weak_opening": (
        "“{text}” opens with “{opening}”, which tells a duty and no deed. "
        "Open with what you did: led, built, reduced.",
        "«{text}» empieza con «{opening}», que cuenta una tarea y no un logro. "
        "Empiece por lo que hizo: dirigí, creé, reduje.",
    ),
    "bullets.no_action_verb": (
        "“{text}” opens with “{opening}” and not with a verb of doing, so the deed is hard to see. "
        "Put the verb first.",
        "«{text}» empieza con «{opening}» y no con un verbo de acción, así que cuesta ver el logro. "
        "Ponga el verbo delante.",
    ),
    "bullets.passive": (
        "“{text}” is passive, so it does not say that you did it. Say who did what: reduced, built, won.",
        "«{text}» está en pasiva y no dice que lo hizo usted. Diga quién hizo qué: reduje, creé, gané.",
    ),
    "bullets.first_person": (
        "“{text}” speaks of “I” or “we”, which a CV leaves out. Begin with the verb.",
        "«{text}» lleva un pronombre de primera persona, que en un CV sobra. Quítelo y empiece por el verbo.",
    ),
    "bullets.filler": (
        "“{word}” adds nothing to “{text}” and costs space. Leave it out.",
        "«{word}» no aporta nada a «{text}» y ocupa espacio. Quítelo.",
    ),
    "bullets.too_long": (
        "“{text}” has {words} words, and readers skip bullets beyond {most}. Split it or keep its best half.",
        "«{text}» tiene {words} palabras, y las viñetas de más de {most} se saltan. "
        "Divídala o deje su mejor mitad.",
    ),
    "bullets.too_short": (
        "“{text}” has {words} words, too few to say what came of it. Add the result.",
        "«{text}» tiene {words} palabras, muy pocas para decir qué se logró. Añada el resultado.",
    ),
    "repetition.opening": (
        "{count} bullets open with “{word}”, which makes different deeds look alike. "
        "Use it at most {most} times.",
        "{count} viñetas empiezan con «{word}», y logros distintos parecen iguales. "
        "Úselo {most} veces como mucho.",
    ),
    "repetition.word": (
        "“{word}” is in {count} bullets, so each of them says less. Replace it in some.",
        "«{word}» aparece en {count} viñetas y cada una dice menos. Cámbiela en algunas.",
    ),
    "repetition.bullet": (
        "“{text}” stands in the CV twice, which looks like a slip. Remove one of them.",
        "«{text}» aparece dos veces en el CV y parece un descuido. Quite una.",
    ),
    "hygiene.placeholder": (
        "“{value}” in “{text}” looks left over from a template, which ends many applications. "
        "Replace it with your own words.",
        "«{value}» en «{text}» parece un resto de plantilla, y eso descarta muchas candidaturas. "
        "Sustitúyalo por su propio texto.",
    ),
    "hygiene.repeated_word": (
        "“{word}” stands twice in a row in “{text}”, which readers take for carelessness. Remove one.",
        "«{word}» está dos veces seguidas en «{text}» y da impresión de descuido. Quite una.",
    ),
    "hygiene.spaces": (
        "There are double spaces in “{text}”, which break phrases for a machine. Leave one.",
        "Hay espacios dobles en «{text}», que a una máquina le rompen las expresiones. Deje uno.",
    ),
    "hygiene.space_before": (
        "There is a space before a comma or full stop in “{text}”, which looks careless. Remove it.",
        "Hay un espacio antes de una coma o un punto en «{text}» y parece un descuido. Quítelo.",
    ),
    "hygiene.capitals": (
        "“{text}” is written in capitals, which is hard to read and may be taken for a title. "
        "Write it as a sentence.",
        "«{text}» está en mayúsculas, que se leen mal y pueden tomarse por un título. "
        "Escríbalo como una frase.",
    ),
    "hygiene.brackets": (
        "A bracket or quotation mark in “{text}” has no partner, so it reads as a slip. Add or remove one.",
        "En «{text}» hay un paréntesis o unas comillas sin pareja y parece un descuido. Añada o quite uno.",
    ),
    "hygiene.mixed_ends": (
        "{with_stop} bullets end in a full stop and {without_stop} do not, which looks careless. "
        "Choose one way for all.",
        "{with_stop} viñetas acaban en punto y {without_stop} no, lo que parece un descuido. "
        "Elija una sola forma.",
    ),
    "hygiene.mixed_date_gaps": (
        "Ranges of years are written in {count} ways, so a machine may miss some. Write all of them alike.",
        "Los periodos de años están escritos de {count} maneras y una máquina podría perder alguno. "
        "Escríbalos todos igual.",
    ),
    "keywords.missing": (
        "The job asks for “{keyword}”, and a machine does not find it in the CV. "
        "If it is true of you, put it where you used it.",
        "El puesto pide «{keyword}», y una máquina no lo encuentra en el CV. "
        "Si es cierto en su caso, póngalo donde lo utilizó.",
    ),
}
"""Code -> English, Spanish; the places in braces take the values of the finding."""


def say(finding: Finding, language: str = "en") -> str:
    """The finding as a sentence in Spanish ("es") or, for all other languages, English."""
    english, spanish = SENTENCES[finding.code]
    return (spanish if language == "es" else english).format_map(finding.values)
