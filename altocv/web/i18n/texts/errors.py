"""What the services say when something cannot be done, in Spanish. They say it in English themselves.

A name in braces stands for what the service puts there; it is carried over as it is.
"""

SENTENCES: dict[str, str] = {
    "Your session has ended. Open the start page to begin again.": (
        "Tu sesión ha terminado. Abre la página de inicio para volver a empezar."
    ),
    "AltoCV is just starting. Please try again in a moment.": (
        "AltoCV está arrancando. Inténtalo de nuevo en un momento."
    ),
    "The database does not answer at the moment. Your work is kept; please try again in a few seconds.": (
        "La base de datos no responde ahora. Tu trabajo está a salvo; inténtalo de nuevo en unos segundos."
    ),
    "The server's disk is full, so this could not be saved. Please tell whoever runs it; your work is "
    "kept.": (
        "El disco del servidor está lleno y esto no se pudo guardar. Avisa a quien lo administra; tu trabajo "
        "está a salvo."
    ),
    "The server's disk is full, so the file could not be saved. Tell whoever runs it.": (
        "El disco del servidor está lleno y el archivo no se pudo guardar. Avisa a quien lo administra."
    ),
    "The file storage does not answer at the moment. Please try again in a few seconds.": (
        "El almacén de archivos no responde ahora. Inténtalo de nuevo en unos segundos."
    ),
    "That was asked for too often from your network. Please try again in {minutes} minutes.": (
        "Se pidió demasiadas veces desde tu red. Inténtalo de nuevo en {minutes} minutos."
    ),
    "That is larger than {size} MB. Send less at once.": "Ocupa más de {size} MB. Envía menos de una vez.",
    # Accounts
    "Google has not verified your address yet. Verify it there, then try again.": (
        "Google aún no ha verificado tu dirección. Verifícala allí e inténtalo de nuevo."
    ),
    "Google does not answer at the moment. Please try again, or sign in with your e-mail address.": (
        "Google no responde ahora. Inténtalo de nuevo o entra con tu correo."
    ),
    "Google did not confirm who you are. Please try again, or sign in with your e-mail address.": (
        "Google no confirmó quién eres. Inténtalo de nuevo o entra con tu correo."
    ),
    "Sign-in with Google is not set up here. Use your e-mail address.": (
        "Aquí no se puede entrar con Google. Usa tu correo."
    ),
    "The e-mail address or the password is not right.": ("El correo o la contraseña no son correctos."),
    "The password is not right.": ("La contraseña no es correcta."),
    "This link has been used already or is too old. Ask for a new one.": (
        "Este enlace ya se usó o es demasiado antiguo. Pide uno nuevo."
    ),
    "That failed too often. Please wait {minutes} minutes, or choose a new password by mail.": (
        "Falló demasiadas veces. Espera {minutes} minutos o elige una contraseña nueva por correo."
    ),
    "An account has this address already. Sign in with it instead.": (
        "Ya hay una cuenta con esta dirección. Entra con ella."
    ),
    "Sign in first.": ("Entra primero en tu cuenta."),
    "The password is too long. Use at most {count} characters.": (
        "La contraseña es demasiado larga. Usa como mucho {count} caracteres."
    ),
    "The password needs at least {count} characters. A few words in a row are good.": (
        "La contraseña necesita al menos {count} caracteres. Sirven varias palabras seguidas."
    ),
    "This password is easy to guess. Use a few words that do not belong together.": (
        "Esta contraseña es fácil de adivinar. Usa varias palabras que no tengan relación."
    ),
    "This cannot be read with the server's present secret. Tell whoever runs it: ALTOCV_SECRET has "
    "changed.": (
        "Esto no se puede leer con el secreto actual del servidor. Avisa a quien lo administra: "
        "ALTOCV_SECRET ha cambiado."
    ),
    "This code is not right. Use the newest one that your app shows.": (
        "El código no es correcto. Usa el más reciente de tu aplicación."
    ),
    "Two-step sign-in is not set up. Begin again in your settings.": (
        "La verificación en dos pasos no está configurada. Empieza de nuevo en los ajustes."
    ),
    "Two-step sign-in is on already. Turn it off first to set up another app.": (
        "La verificación en dos pasos ya está activada. Desactívala antes de configurar otra aplicación."
    ),
    "This is no e-mail address. It looks like name@example.com.": (
        "Esto no es un correo electrónico. Debe parecerse a nombre@ejemplo.com."
    ),
    "Write your name with at most {count} plain characters.": (
        "Escribe tu nombre con {count} caracteres normales como mucho."
    ),
    "This sign-in has taken too long. Begin again.": ("Has tardado demasiado en entrar. Empieza de nuevo."),
    "Write the address of your account, to be sure that this is meant.": (
        "Escribe la dirección de tu cuenta, para confirmarlo."
    ),
    "A mail server is set, so there is no outbox here.": (
        "Hay un servidor de correo, así que no hay bandeja de salida."
    ),
    "Open the address of the outbox that AltoCV printed where it was started.": (
        "Abre la dirección de la bandeja de salida que AltoCV mostró al iniciarse."
    ),
    # Credits
    "This costs {wanted} credits, and you have {available}. Get more credits, or wait for your next "
    "refill.": ("Esto cuesta {wanted} créditos y tienes {available}. Consigue más o espera a los próximos."),
    "This PDF costs {price} credits. Download it from the editor.": (
        "Este PDF cuesta {price} créditos. Descárgalo desde el editor."
    ),
    "An amount of credits is one or more.": "Una cantidad de créditos es de uno o más.",
    "No more can be taken than is held.": "No se puede cobrar más de lo reservado.",
    "The same key was used for another movement of credits.": (
        "Esa clave ya se usó para otro movimiento de créditos."
    ),
    "This payment has been settled otherwise meanwhile. Please try that again.": (
        "Este pago se resolvió de otra forma mientras tanto. Inténtalo de nuevo."
    ),
    # Payments
    "Stripe, which handles payments, does not answer at the moment. Nothing was charged; please try again.": (
        "Stripe, que gestiona los pagos, no responde ahora. No se cobró nada; inténtalo de nuevo."
    ),
    "Stripe did not accept that. Nothing was charged; please try again, or use another card.": (
        "Stripe no lo aceptó. No se cobró nada; inténtalo de nuevo o usa otra tarjeta."
    ),
    "Payments are off here. Whoever runs this AltoCV can turn them on.": (
        "Aquí los pagos están desactivados. Quien administra este AltoCV puede activarlos."
    ),
    "Payments are off here.": "Aquí los pagos están desactivados.",
    "There is no such plan to buy. Choose one of the list.": "Ese plan no existe. Elige uno de la lista.",
    "There is no such pack of credits. Choose one of the list.": "Ese paquete no existe. Elige otro.",
    "You have no paid plan. Choose one on the pricing page.": "No tienes plan de pago. Elige uno.",
    "Create an account first, so that what you buy is yours to keep.": (
        "Crea antes una cuenta, para que lo que compres siga siendo tuyo."
    ),
    "This payment belongs to somebody else.": "Este pago es de otra persona.",
    "This is no event of Stripe's for us.": "Esto no es un aviso de Stripe para nosotros.",
    "Nobody has signed up as {email}. Check the spelling, or use `admin create`.": (
        "Nadie se ha registrado como {email}. Comprueba la dirección o usa `admin create`."
    ),
    # The assistant
    "This conversation does not exist any more.": "Esta conversación ya no existe.",
    "This conversation is very long. Begin a new one.": "Esta conversación es muy larga. Empieza otra.",
    "There are very many conversations about this CV. Delete some that are over.": (
        "Hay muchísimas conversaciones sobre este CV. Elimina alguna que ya no haga falta."
    ),
    "This message does not exist any more.": "Este mensaje ya no existe.",
    "This proposal does not exist any more.": "Esta propuesta ya no existe.",
    "{model} comes with a paid plan. Choose another model, or see the plans.": (
        "{model} viene con un plan de pago. Elige otro modelo o mira los planes."
    ),
    "This model is not there any more. Choose another one.": "Este modelo ya no está. Elige otro.",
    "Write a question of at most {count} characters.": (
        "Escribe una pregunta de {count} caracteres como mucho."
    ),
    "The model said nothing. Please try again, or choose another model.": (
        "El modelo no dijo nada. Inténtalo de nuevo o elige otro modelo."
    ),
    "Something broke on our side while this was written. Please try again.": (
        "Algo falló por nuestra parte al escribir esto. Inténtalo de nuevo."
    ),
    "{provider} does not accept the key that is set here. Choose another model, or tell whoever runs "
    "AltoCV.": (
        "{provider} no acepta la clave configurada. Elige otro modelo o avisa a quien administra AltoCV."
    ),
    "{provider} does not accept your key any more. Change it in the settings.": (
        "{provider} ya no acepta tu clave. Cámbiala en los ajustes."
    ),
    "{provider} does not take this key. Copy it again from the provider's site.": (
        "{provider} no acepta esta clave. Cópiala otra vez de la página del proveedor."
    ),
    "This does not look like a key. Copy the whole key from the provider's site.": (
        "Esto no parece una clave. Copia la clave entera de la página del proveedor."
    ),
    "This file could not be read: it is broken, or far too large when unpacked. Choose another one.": (
        "No se pudo leer este archivo: está dañado o es demasiado grande al descomprimirlo. Elige otro."
    ),
    "The file is larger than 10 MB. Choose a smaller one.": (
        "El archivo ocupa más de 10 MB. Elige uno más pequeño."
    ),
    "This file is empty. Choose another one.": "Este archivo está vacío. Elige otro.",
    "This import does not exist any more. Choose the file again.": (
        "Esta importación ya no existe. Elige el archivo otra vez."
    ),
    "This file has been taken over already. Look at your CVs.": (
        "Este archivo ya se ha importado. Míralo entre tus CV."
    ),
    "This file has no pages to show.": "Este archivo no tiene páginas que mostrar.",
    "This file has no such page.": "Este archivo no tiene esa página.",
    "This PDF is locked by a password. Save it without one and choose it again.": (
        "Este PDF está protegido con contraseña. Guárdalo sin ella y vuelve a elegirlo."
    ),
    "This PDF is broken and cannot be read. Export it again, or choose another file.": (
        "Este PDF está dañado y no se puede leer. Expórtalo de nuevo o elige otro archivo."
    ),
    "This PDF has more than {most} pages. Choose the CV alone.": (
        "Este PDF tiene más de {most} páginas. Elige solo el CV."
    ),
    "This PDF holds pictures of text and no text, as scans do. Choose the file that it was made from.": (
        "Este PDF contiene imágenes de texto y no texto, como un escaneo. Elige el archivo original."
    ),
    "This scan has more than {most} pages. Choose the CV alone.": (
        "Este escaneo tiene más de {most} páginas. Elige solo el CV."
    ),
    "This picture has more than 40 million pixels. Choose a smaller one.": (
        "Esta imagen tiene más de 40 millones de píxeles. Elige una más pequeña."
    ),
    "This picture is broken and cannot be read. Choose another file.": (
        "Esta imagen está dañada y no se puede leer. Elige otro archivo."
    ),
    "This is a scan: pictures of text, and no text. Choose the file that it was made from; or add a key for "
    "a model that can see in the settings, and choose this file again.": (
        "Esto es un escaneo: imágenes de texto y ningún texto. Elige el archivo original; o añade en los "
        "ajustes una clave de un modelo que pueda ver y elige este archivo otra vez."
    ),
    "AltoCV was restarted while this was read. It cost nothing; please try again.": (
        "AltoCV se reinició mientras esto se leía. No ha costado nada; inténtalo de nuevo."
    ),
    "Something broke on our side while this was read. It cost nothing; please try again.": (
        "Algo falló por nuestra parte mientras esto se leía. No ha costado nada; inténtalo de nuevo."
    ),
    "This scan is being read already. Wait a moment, or choose the file again.": (
        "Este escaneo ya se está leyendo. Espera un momento, o elige el archivo otra vez."
    ),
    "The model took too long for this scan. It cost nothing; please try again.": (
        "El modelo tardó demasiado con este escaneo. No ha costado nada; inténtalo de nuevo."
    ),
    "The model saw no text on these pages. It cost nothing; choose a clearer scan, or the file "
    "that it was made from.": (
        "El modelo no vio texto en estas páginas. No ha costado nada; elige un escaneo más nítido o el "
        "archivo original."
    ),
    "This model is not there any more. Choose the file again.": (
        "Este modelo ya no está disponible. Elige el archivo otra vez."
    ),
    "Nothing of a CV was found in this file: no contact details and no known section titles.": (
        "No se encontró ningún CV en este archivo: ni datos de contacto ni secciones conocidas."
    ),
    "No text was found in this file. Choose the file that holds the CV.": (
        "No se encontró texto en este archivo. Elige el archivo que contiene el CV."
    ),
    "This file holds far more text than a CV does. Choose a file with the CV alone.": (
        "Este archivo tiene mucho más texto que un CV. Elige un archivo que tenga solo el CV."
    ),
    "This Word file is locked by a password. Save it without one and choose it again.": (
        "Este archivo de Word está protegido con contraseña. Guárdalo sin ella y vuelve a elegirlo."
    ),
    "This file is a Word template or holds macros. Save it as an ordinary DOCX and choose that.": (
        "Este archivo es una plantilla de Word o contiene macros. Guárdalo como DOCX normal y elige ese."
    ),
    "This is a Word file of an old kind (.doc). Save it as DOCX and choose that file.": (
        "Este archivo de Word es de un tipo antiguo (.doc). Guárdalo como DOCX y elige ese archivo."
    ),
    "This LinkedIn export holds far more text than a CV does. Choose another file.": (
        "Esta exportación de LinkedIn tiene mucho más texto que un CV. Elige otro archivo."
    ),
    "This LinkedIn export holds nothing of a CV. Ask LinkedIn for an export with your profile in it.": (
        "Esta exportación de LinkedIn no contiene nada de un CV. Pide a LinkedIn una que incluya tu perfil."
    ),
    "This ZIP file is no export of LinkedIn's: no profile is in it. Choose a PDF, DOCX, JSON Resume, "
    "Markdown or text file, or LinkedIn's export (ZIP).": (
        "Este ZIP no es una exportación de LinkedIn: no contiene ningún perfil. Elige un PDF, DOCX, JSON "
        "Resume, Markdown o texto, o la exportación de LinkedIn (ZIP)."
    ),
    "This file is empty. Choose the file that holds the CV.": (
        "Este archivo está vacío. Elige el archivo que contiene el CV."
    ),
    "This file is larger than 10 MB, far more than a CV needs. Choose another file.": (
        "Este archivo ocupa más de 10 MB, mucho más de lo que necesita un CV. Elige otro archivo."
    ),
    "This is a Pages document. Export it as DOCX or PDF and choose that file.": (
        "Es un documento de Pages. Expórtalo como DOCX o PDF y elige ese archivo."
    ),
    "This is an OpenDocument file. Save it as DOCX or PDF and choose that file.": (
        "Es un archivo OpenDocument. Guárdalo como DOCX o PDF y elige ese archivo."
    ),
    "This is an RTF file. Save it as DOCX and choose that file.": (
        "Es un archivo RTF. Guárdalo como DOCX y elige ese archivo."
    ),
    "This is a picture of a text. Choose the file that it was made from, or paste the text.": (
        "Es una imagen de un texto. Elige el archivo original o pega el texto."
    ),
    "This is a web page. Save it as a PDF and choose that file, or paste the text.": (
        "Es una página web. Guárdala como PDF y elige ese archivo, o pega el texto."
    ),
    "This file is no text. Choose a PDF, DOCX, Markdown, text or JSON file.": (
        "Este archivo no es de texto. Elige un PDF, DOCX, Markdown, texto o JSON."
    ),
    "This {what} is broken and cannot be read. Save or download it again and choose the new file.": (
        "No se puede leer este archivo ({what}): está dañado. Descárgalo otra vez y elige el nuevo."
    ),
    "This {what} is locked by a password. Save it without one and choose it again.": (
        "Este archivo ({what}) está protegido con contraseña. Guárdalo sin ella y vuelve a elegirlo."
    ),
    "This {what} unpacks to far more than a CV holds. Choose a file with the CV alone.": (
        "Este archivo ({what}) ocupa al descomprimirse mucho más que un CV. Elige uno que tenga solo el CV."
    ),
    "This CV does not exist any more. Look at your CVs.": "Este CV ya no existe. Mira tus CV.",
    "Keys of this provider cannot be used here.": "Aquí no se pueden usar claves de este proveedor.",
    "{provider} is busy at the moment. Please try again in a minute, or choose another model.": (
        "{provider} está saturado ahora. Inténtalo en un minuto o elige otro modelo."
    ),
    "{provider} took too long to answer. Please try again.": (
        "{provider} tardó demasiado en responder. Inténtalo de nuevo."
    ),
    "This is more than {model} can read at once. Begin a new conversation, or choose another model.": (
        "Esto es más de lo que {model} puede leer de una vez. Empieza otra conversación o elige otro modelo."
    ),
    "{provider} could not answer. Please try again, or choose another model.": (
        "{provider} no pudo responder. Inténtalo de nuevo o elige otro modelo."
    ),
    # CVs and their versions
    "This CV does not exist any more, or it belongs to somebody else. Open your list of CVs.": (
        "Este CV ya no existe o es de otra persona. Abre tu lista de CV."
    ),
    "This CV was changed in another tab meanwhile. Take over its changes, then try again.": (
        "Este CV cambió mientras tanto en otra pestaña. Toma sus cambios e inténtalo de nuevo."
    ),
    "This CV was changed in another tab at the same place. Keep yours or take the other one.": (
        "Este CV cambió en otra pestaña en el mismo sitio. Quédate con tu versión o toma la otra."
    ),
    "Your changes no longer fit the saved CV. Copy what you need, then take the saved one.": (
        "Tus cambios ya no encajan con el CV guardado. Copia lo que necesites y toma el guardado."
    ),
    "You have {count} CVs, the most there can be. Delete one that you do not need.": (
        "Tienes {count} CV, el máximo posible. Elimina uno que no necesites."
    ),
    "Give the CV a name.": "Ponle un nombre al CV.",
    "Give the version a name.": "Ponle un nombre a la versión.",
    "The name of the CV is too long. Use at most {count} characters.": (
        "El nombre del CV es demasiado largo. Usa como mucho {count} caracteres."
    ),
    "The name of the version is too long. Use at most {count} characters.": (
        "El nombre de la versión es demasiado largo. Usa como mucho {count} caracteres."
    ),
    "There is nothing to undo.": "No hay nada que deshacer.",
    "There is nothing to redo.": "No hay nada que rehacer.",
    "Version {number} of this CV is not kept any more. Choose another one from the list.": (
        "La versión {number} de este CV ya no se conserva. Elige otra de la lista."
    ),
    "A CV can have at most {count} named versions.": (
        "Un CV puede tener como mucho {count} versiones con nombre."
    ),
    "A CV can have at most {count} sections. Remove some first.": (
        "Un CV puede tener como mucho {count} secciones. Quita alguna antes."
    ),
    "A CV can have at most {count} entries. Remove some first.": (
        "Un CV puede tener como mucho {count} entradas. Quita alguna antes."
    ),
    "The CV would be larger than 5 MB of text. Shorten it first.": (
        "El CV pasaría de 5 MB de texto. Acórtalo antes."
    ),
    # Editing
    "This part is no longer in the CV. It may have been removed in another tab.": (
        "Esta parte ya no está en el CV. Quizá se quitó en otra pestaña."
    ),
    "This text is no longer in the CV.": "Este texto ya no está en el CV.",
    "This part cannot be edited on the page. Use the form on the left.": (
        "Esta parte no se puede editar en la página. Usa el formulario de la izquierda."
    ),
    "This tool does not exist. Reload the page and try again.": (
        "Esta herramienta no existe. Vuelve a cargar la página e inténtalo de nuevo."
    ),
    "This master CV is locked. Unlock it in its settings to change it.": (
        "Este CV maestro está bloqueado. Desbloquéalo en sus ajustes para cambiarlo."
    ),
    "Only sections and entries can be hidden.": "Solo se pueden ocultar secciones y entradas.",
    "The summary has no entries to add. Write into its text instead.": (
        "El perfil no tiene entradas que añadir. Escribe en su texto."
    ),
    "A summary section holds no entries. Write into its text instead.": (
        "La sección de perfil no tiene entradas. Escribe en su texto."
    ),
    "There is no sample CV of that name. Pick one from the list.": (
        "No hay ningún ejemplo con ese nombre. Elige uno de la lista."
    ),
    "There is no template called {name}.": "No hay ninguna plantilla llamada {name}.",
    # Files
    "The file is larger than 5 MB, far more than a CV needs. Choose another file.": (
        "El archivo ocupa más de 5 MB, mucho más de lo que necesita un CV. Elige otro archivo."
    ),
    "The file holds no JSON object. A JSON Resume file begins with {brace} and has “basics” in it.": (
        "El archivo no contiene un objeto JSON. Un archivo JSON Resume empieza con {brace} y contiene "
        "«basics»."
    ),
    "The file is empty. Choose a JSON Resume file.": "El archivo está vacío. Elige un archivo JSON Resume.",
    "This is {kind}, not a JSON Resume file. Choose a file that ends in .json.": (
        "Esto no es un archivo JSON Resume ({kind}). Elige un archivo que termine en .json."
    ),
    "The file is no valid JSON: line {line}, column {column}: {why}. Mend it there, or export it again.": (
        "El archivo no es JSON válido: línea {line}, columna {column}: {why}. Corrígelo o expórtalo otra vez."
    ),
    "The file is nested too deeply to be a CV. Choose a JSON Resume file.": (
        "El archivo está demasiado anidado para ser un CV. Elige un archivo JSON Resume."
    ),
    "The file is not written in UTF-8. Save it as UTF-8 and choose it again.": (
        "El archivo no está en UTF-8. Guárdalo como UTF-8 y elígelo de nuevo."
    ),
    "The file has none of the fields of a JSON Resume file (basics, work, education, skills …). Choose "
    "another file.": (
        "El archivo no tiene ningún campo de JSON Resume (basics, work, education, skills…). Elige otro."
    ),
    # Photos
    "This file does not exist any more.": "Este archivo ya no existe.",
    "This photo does not exist any more.": "Esta foto ya no existe.",
    "The photo is larger than 5 MB. Choose a smaller one.": (
        "La foto ocupa más de 5 MB. Elige una más pequeña."
    ),
    "This file is no picture that can be read. Use a JPEG, PNG, WebP or GIF.": (
        "Este archivo no es una imagen legible. Usa un JPEG, PNG, WebP o GIF."
    ),
    "The photo has more than {count} megapixels. Choose a smaller one.": (
        "La foto tiene más de {count} megapíxeles. Elige una más pequeña."
    ),
    "The photo cannot be read. Upload it again as a JPEG, PNG or WebP of at most {count} megapixels.": (
        "La foto no se puede leer. Súbela de nuevo como JPEG, PNG o WebP de {count} megapíxeles como mucho."
    ),
    # Jobs
    "This job does not exist any more, or it belongs to somebody else. Open your list.": (
        "Este empleo ya no existe o es de otra persona. Abre tu lista."
    ),
    "There is no text. Paste the text of the posting.": "No hay texto. Pega el texto de la oferta.",
    "The posting is longer than {count} characters. Take some of it out.": (
        "La oferta tiene más de {count} caracteres. Quita una parte."
    ),
    "The CV has changed, and this no longer fits. Look at what is suggested now.": (
        "El CV ha cambiado y esto ya no encaja. Mira lo que se sugiere ahora."
    ),
    "Something else has changed here since. Undo that first, or edit the CV.": (
        "Algo más ha cambiado aquí desde entonces. Deshaz eso antes o edita el CV."
    ),
    "The built-in assistant has no AI model and cannot read a CV as a recruiter does. Choose another "
    "model, or connect one in your settings.": (
        "El asistente incorporado no tiene modelo de IA y no puede leer un CV como un seleccionador. Elige "
        "otro modelo o conecta uno en tus ajustes."
    ),
    "The model did not answer in a form that can be shown. Try another model.": (
        "El modelo no respondió de una forma que se pueda mostrar. Prueba con otro modelo."
    ),
    "You have this text already, as “{title}”. Change the text, or delete one of the two.": (
        "Ya tienes este texto, como «{title}». Cambia el texto o elimina uno de los dos."
    ),
    "Give the job a title.": "Ponle un título al empleo.",
    "That is too long for one field. Use at most {count} characters.": (
        "Es demasiado largo para un campo. Usa como mucho {count} caracteres."
    ),
    "The notes are too long. Use at most {count} characters.": (
        "Las notas son demasiado largas. Usa como mucho {count} caracteres."
    ),
    "There is no such status of a job. Choose one of the list.": (
        "Ese estado de un empleo no existe. Elige uno de la lista."
    ),
    "Only addresses that start with https:// or http:// can be kept. Check the address.": (
        "Solo se pueden guardar direcciones que empiecen por https:// o http://. Revisa la dirección."
    ),
    "That is no date. Write it as year-month-day, such as 2026-03-31.": (
        "Eso no es una fecha. Escríbela como año-mes-día, por ejemplo 2026-03-31."
    ),
    "The file is larger than 3 MB, far more than a posting. Choose another file.": (
        "El archivo ocupa más de 3 MB, mucho más que una oferta. Elige otro archivo."
    ),
    "This file holds no text. Choose one that ends in .txt or .html.": (
        "Este archivo no contiene texto. Elige uno que termine en .txt o .html."
    ),
    "Give the address of the posting.": "Indica la dirección de la oferta.",
    "No posting could be read in this file. Paste its text instead.": (
        "No se pudo leer ninguna oferta en este archivo. Pega su texto."
    ),
    "You have {count} jobs, the most there can be. Delete some that are over.": (
        "Tienes {count} empleos, el máximo. Elimina algunos que ya no sirvan."
    ),
    "Your plan takes {count} new jobs a day. Add more tomorrow, or choose a larger plan.": (
        "Tu plan admite {count} empleos nuevos al día. Añade más mañana o elige un plan mayor."
    ),
    # Reading the page of a job
    "This is not a complete web address. Check it. Paste the text of the posting instead.": (
        "Esta no es una dirección web completa. Revísala o pega el texto de la oferta."
    ),
    "Only addresses that start with https:// or http:// can be read. Check the address.": (
        "Solo se pueden leer direcciones que empiecen por https:// o http://. Revisa la dirección."
    ),
    "The address has a name or password in it. Take out the part before the @.": (
        "La dirección lleva un nombre o una contraseña. Quita la parte anterior a la @."
    ),
    "The address names no site. Check it. Paste the text of the posting instead.": (
        "La dirección no nombra ningún sitio. Revísala o pega el texto de la oferta."
    ),
    "Addresses with a port of their own (:{port}) cannot be read. Paste the text of the posting instead.": (
        "No se pueden leer direcciones con un puerto propio (:{port}). Pega el texto de la oferta."
    ),
    "The address leads from page to page without an end. Paste the text of the posting instead.": (
        "La dirección lleva de página en página sin fin. Pega el texto de la oferta."
    ),
    "No site of this name was found. Check the address. Paste the text of the posting instead.": (
        "No se encontró ningún sitio con ese nombre. Revisa la dirección o pega el texto de la oferta."
    ),
    "This address is inside a private network. Paste the text of the posting instead.": (
        "Esta dirección está dentro de una red privada. Pega el texto de la oferta."
    ),
    "There is no page at this address any more. Check it. Paste the text of the posting instead.": (
        "Ya no hay ninguna página en esta dirección. Revísala o pega el texto de la oferta."
    ),
    "The site does not let programs read this page. Paste the text of the posting instead.": (
        "El sitio no deja que los programas lean esta página. Pega el texto de la oferta."
    ),
    "The site does not give out this page at the moment (status {status}). Paste the text of the posting "
    "instead.": (
        "El sitio no entrega esta página en este momento (estado {status}). Pega el texto de la oferta."
    ),
    "The site does not answer. Try again later. Paste the text of the posting instead.": (
        "El sitio no responde. Inténtalo más tarde o pega el texto de la oferta."
    ),
    "There is no web page at this address but a file of another kind. Paste the text of the posting "
    "instead.": (
        "En esta dirección no hay una página web, sino un archivo de otro tipo. Pega el texto de la oferta."
    ),
    "The site sends this page in a form that cannot be read. Paste the text of the posting instead.": (
        "El sitio envía esta página en un formato que no se puede leer. Pega el texto de la oferta."
    ),
    "The page is larger than {size} MB. Paste the text of the posting instead.": (
        "La página ocupa más de {size} MB. Pega el texto de la oferta."
    ),
    "No posting could be read at this address. Paste its text instead.": (
        "No se pudo leer ninguna oferta en esta dirección. Pega su texto."
    ),
    # Tailoring
    "There is no such way of tailoring. Choose one from the list.": (
        "No existe esa forma de adaptar. Elige una de la lista."
    ),
    "The built-in assistant has no AI model and cannot tailor in this way. Choose “Quick” or “Keywords”, or "
    "another model.": (
        "El asistente incorporado no es un modelo de IA y no puede adaptar así. Elige «Rápida» o «Palabras "
        "clave», u otro modelo."
    ),
    "The built-in assistant writes letters in English and Spanish. Choose one of them, or another model.": (
        "El asistente incorporado escribe cartas en inglés y español. Elige uno de ellos u otro modelo."
    ),
    "Choose the tone, length and language of the letter from the lists.": (
        "Elige el tono, la extensión y el idioma de la carta en las listas."
    ),
    "Paste the text of the job posting first, with what it asks for.": (
        "Pega primero el texto de la oferta, con lo que pide."
    ),
    "The posting is too long. Paste at most {count} characters of it.": (
        "La oferta es demasiado larga. Pega {count} caracteres como máximo."
    ),
    "Several of these are under way already. Wait for one to end, or cancel it.": (
        "Ya hay varias en marcha. Espera a que termine una o cancélala."
    ),
    "This does not exist any more, or it belongs to somebody else. Open your history.": (
        "Esto ya no existe o es de otra persona. Abre tu historial."
    ),
    "There are no proposals to take over here.": "Aquí no hay propuestas que aceptar.",
    "Choose at least one of the proposals.": "Elige al menos una de las propuestas.",
    "These proposals do not go together. Take fewer of them over.": (
        "Estas propuestas no encajan juntas. Acepta menos."
    ),
    "The CV has changed since, and these proposals no longer fit. Order them again.": (
        "El CV ha cambiado y estas propuestas ya no encajan. Pídelas otra vez."
    ),
    "The model wrote no letter. Please try again, or choose another model.": (
        "El modelo no escribió ninguna carta. Inténtalo otra vez o elige otro modelo."
    ),
    "AltoCV was restarted while this was made. It cost nothing; please order it again.": (
        "AltoCV se reinició mientras se hacía. No costó nada; pídelo otra vez."
    ),
    "The model took too long for this. It cost nothing; give it more time, or choose another model.": (
        "El modelo tardó demasiado. No costó nada; dale más tiempo o elige otro modelo."
    ),
    "This is under way or done already. Order a new one above.": (
        "Esto ya está en marcha o terminado. Pide uno nuevo arriba."
    ),
    "Choose one of the times that are offered.": "Elige uno de los tiempos que se ofrecen.",
    "There was too much to do before this. It cost nothing; please try again.": (
        "Había demasiado por hacer antes. No costó nada; inténtalo otra vez."
    ),
    "Too many processes of AltoCV run on this machine. End some of them.": (
        "Hay demasiados procesos de AltoCV en esta máquina. Termina algunos."
    ),
    "Something broke on our side while this was made. It cost nothing; please try again.": (
        "Algo falló por nuestra parte mientras se hacía. No costó nada; inténtalo otra vez."
    ),
    "Choose a language from the list.": "Elige un idioma de la lista.",
    "There is a version in this language already. Open it instead.": (
        "Ya hay una versión en este idioma. Ábrela."
    ),
    "The CV is in this language already. Choose another one.": ("El CV ya está en este idioma. Elige otro."),
    "Nothing waits for a translation. Change a text of the original first.": (
        "No hay nada por traducir. Cambia primero un texto del original."
    ),
    "The built-in assistant cannot translate. Choose another model, or translate the texts yourself.": (
        "El asistente integrado no sabe traducir. Elige otro modelo o traduce los textos tú."
    ),
    "The model gave no translation that could be used. Please try again, or choose another model.": (
        "El modelo no dio ninguna traducción útil. Inténtalo otra vez o elige otro modelo."
    ),
    "The model of embeddings could not answer. Please try again soon.": (
        "El modelo de vectores no pudo responder. Inténtalo de nuevo pronto."
    ),
    "The model of embeddings has changed. Please try again soon.": (
        "El modelo de vectores ha cambiado. Inténtalo de nuevo pronto."
    ),
    "The model of embeddings does not tell texts apart. Tell whoever runs AltoCV.": (
        "El modelo de vectores no distingue los textos. Avisa a quien administra AltoCV."
    ),
    # What a CV lacks for a job
    "Your CV does not mention {names}.": "Tu CV no menciona {names}.",
    "{asked} years are asked for; the dates of such work add up to {had}.": (
        "Se piden {asked} años; las fechas de ese trabajo suman {had}."
    ),
    "A degree is asked for ({degree}) that your education does not show.": (
        "Se pide un título ({degree}) que tu formación no muestra."
    ),
    "Your CV says something near this, but not clearly.": "Tu CV dice algo parecido, pero no con claridad.",
    "Nothing in your CV speaks of this.": "Nada en tu CV habla de esto.",
}
