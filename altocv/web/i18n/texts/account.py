"""Texts of signing up and in, of the settings, and of the legal pages."""

TEXTS: dict[str, tuple[str, str]] = {
    "account.sign_in": ("Sign in", "Entrar"),
    "account.sign_up": ("Create account", "Crear cuenta"),
    "account.sign_out": ("Sign out", "Cerrar sesión"),
    "account.menu": ("Your account", "Tu cuenta"),
    "account.guest": ("Guest", "Invitado"),
    "account.guest_note": (
        "Your work is tied to this browser. With an account it follows you.",
        "Tu trabajo está ligado a este navegador. Con una cuenta te acompaña.",
    ),
    "account.settings": ("Settings", "Ajustes"),
    "account.credits": ("Credits", "Créditos"),
    "account.billing": ("Plan and billing", "Plan y facturación"),
    "account.email": ("E-mail address", "Correo electrónico"),
    "account.password": ("Password", "Contraseña"),
    "account.name": ("Your name", "Tu nombre"),
    "account.no_answer": (
        "The server did not answer. Check the connection and try again.",
        "El servidor no respondió. Comprueba la conexión e inténtalo de nuevo.",
    ),
    "account.or": ("or", "o"),
    "account.google": ("Continue with Google", "Continuar con Google"),
    # Signing in
    "sign_in.title": ("Welcome back", "Hola de nuevo"),
    "sign_in.forgot": ("Forgot your password?", "¿Olvidaste la contraseña?"),
    "sign_in.new": ("New here?", "¿Aún sin cuenta?"),
    "sign_in.known": ("Have an account already?", "¿Ya tienes cuenta?"),
    "sign_in.code.title": ("One more step", "Un paso más"),
    "sign_in.code.text": (
        "Enter the code that your authenticator app shows, or one of your recovery codes.",
        "Escribe el código de tu aplicación de autenticación o uno de tus códigos de recuperación.",
    ),
    "sign_in.code": ("Code", "Código"),
    "sign_in.continue": ("Continue", "Continuar"),
    # Signing up
    "sign_up.title": ("Create your account", "Crea tu cuenta"),
    "sign_up.text": (
        "We send you a link; with it you choose a password. What you made as a guest comes along.",
        "Te enviamos un enlace con el que eliges una contraseña. Lo que hiciste como invitado se conserva.",
    ),
    "sign_up.send": ("Send me the link", "Enviarme el enlace"),
    "sign_up.agree": ("By signing up you agree to the", "Al registrarte aceptas las"),
    "sign_up.and": ("and the", "y la"),
    "forgot.title": ("Choose a new password", "Elige una contraseña nueva"),
    "forgot.text": (
        "Tell us your address. We send you a link that works for one hour.",
        "Escribe tu dirección. Te enviamos un enlace que funciona durante una hora.",
    ),
    "mail.title": ("Look into your mail", "Mira tu correo"),
    "mail.text": (
        "If all is right with that address, a mail with a link is on its way. It may take a minute; look "
        "into "
        "the spam folder too.",
        "Si la dirección es correcta, un correo con un enlace va en camino. Puede tardar un minuto; mira "
        "también el correo no deseado.",
    ),
    "mail.outbox": (
        "This AltoCV has no mail server. Whoever runs it finds the mail in the outbox, whose address stands "
        "where AltoCV was started.",
        "Este AltoCV no tiene servidor de correo. Quien lo administra encontrará el mensaje en la bandeja de "
        "salida, cuya dirección aparece donde se inició AltoCV.",
    ),
    "mail.back": ("Back", "Volver"),
    "choose.title": ("Choose a password", "Elige una contraseña"),
    "choose.hint": (
        "At least 12 characters; a few words in a row are good.",
        "Al menos 12 caracteres; sirven varias palabras seguidas.",
    ),
    "choose.save": ("Save and sign in", "Guardar y entrar"),
    "confirm.title": ("Confirm your new address", "Confirma tu nueva dirección"),
    "confirm.text": (
        "From now on you sign in with the address that this link was sent to.",
        "Desde ahora entrarás con la dirección a la que se envió este enlace.",
    ),
    "confirm.do": ("Confirm the address", "Confirmar la dirección"),
    # Settings
    "settings.title": ("Settings", "Ajustes"),
    "settings.profile": ("Profile", "Perfil"),
    "settings.profile_text": (
        "Your name is used in mails, not in your CVs.",
        "Tu nombre se usa en los correos, no en tus CV.",
    ),
    "settings.guest.title": ("You work as a guest", "Trabajas como invitado"),
    "settings.guest.text": (
        "Your CVs are kept for this browser alone. Create an account to reach them from anywhere; "
        "nothing is lost.",
        "Tus CV se guardan solo para este navegador. Crea una cuenta para verlos desde cualquier sitio; "
        "no se "
        "pierde nada.",
    ),
    "settings.saved": ("Saved.", "Guardado."),
    "settings.security": ("Security", "Seguridad"),
    "settings.models": ("Your AI keys", "Tus claves de IA"),
    "settings.models_text": (
        "With a key of your own, the models of that provider cost no credits here; the provider bills you. "
        "A key is tried once, then kept encrypted and never shown again.",
        "Con una clave tuya, los modelos de ese proveedor no cuestan créditos aquí; te factura el proveedor. "
        "La clave se prueba una vez, se guarda cifrada y no se vuelve a mostrar.",
    ),
    "keys.placeholder": ("Paste a key", "Pega una clave"),
    "keys.add": ("Try and keep", "Probar y guardar"),
    "keys.trying": ("Trying…", "Probando…"),
    "keys.remove": ("Remove", "Quitar"),
    "keys.kept": ("The key works, and is kept.", "La clave funciona y queda guardada."),
    "keys.removed": ("The key is gone.", "La clave se ha quitado."),
    "settings.change_email": ("Change address", "Cambiar dirección"),
    "settings.new_email": ("New address", "Nueva dirección"),
    "settings.change_password": ("Change password", "Cambiar contraseña"),
    "settings.old_password": ("Current password", "Contraseña actual"),
    "settings.new_password": ("New password", "Contraseña nueva"),
    "settings.password_ends": (
        "All your other devices are signed out.",
        "Se cierra la sesión en tus demás dispositivos.",
    ),
    "settings.no_password": (
        "You sign in with Google. To have a password too, ask for a link.",
        "Entras con Google. Para tener también una contraseña, pide un enlace.",
    ),
    "settings.get_password": ("Choose a password", "Elegir una contraseña"),
    "settings.two_step": ("Two-step sign-in", "Verificación en dos pasos"),
    "settings.two_step_text": (
        "After the password, a code of an authenticator app on your phone.",
        "Tras la contraseña, un código de una aplicación de autenticación en tu teléfono.",
    ),
    "settings.two_step_on": ("On", "Activada"),
    "settings.two_step_off": ("Off", "Desactivada"),
    "settings.turn_on": ("Turn on", "Activar"),
    "settings.turn_off": ("Turn off", "Desactivar"),
    "settings.scan": (
        "Scan this picture with your authenticator app, then enter the code that it shows.",
        "Escanea esta imagen con tu aplicación de autenticación y escribe el código que muestra.",
    ),
    "settings.type_key": ("Or type this key: {secret}", "O escribe esta clave: {secret}"),
    "settings.recovery": (
        "Keep these codes where you find them without your phone. Each works once, and they are not "
        "shown again.",
        "Guarda estos códigos donde los encuentres sin el teléfono. Cada uno sirve una vez y no se "
        "muestran más.",
    ),
    "settings.recovery_kept": ("I have kept them", "Los he guardado"),
    "settings.sessions": ("Devices", "Dispositivos"),
    "settings.sessions_text": ("Where you are signed in.", "Dónde tienes la sesión abierta."),
    "settings.this_device": ("This device", "Este dispositivo"),
    "settings.last_seen": ("Active {when}", "Activo {when}"),
    "settings.end": ("Sign out", "Cerrar sesión"),
    "settings.end_others": ("Sign out everywhere else", "Cerrar las demás sesiones"),
    "settings.ended": ("Signed out there.", "Sesión cerrada."),
    "settings.activity": ("Activity", "Actividad"),
    "settings.activity_text": ("What happened to your account lately.", "Lo último que pasó en tu cuenta."),
    "settings.appearance": ("Language and theme", "Idioma y tema"),
    "settings.data": ("Your data", "Tus datos"),
    "settings.download": ("Download all my data", "Descargar todos mis datos"),
    "settings.download_text": (
        "A ZIP file with your account as JSON, and each CV as JSON, JSON Resume and PDF.",
        "Un archivo ZIP con tu cuenta en JSON y cada CV en JSON, JSON Resume y PDF.",
    ),
    "settings.delete": ("Delete my account", "Eliminar mi cuenta"),
    "settings.delete_text": (
        "Deletes the account with every CV, photo and setting, at once and for good. A subscription is "
        "cancelled.",
        "Elimina la cuenta con todos los CV, fotos y ajustes, al momento y para siempre. Se cancela la "
        "suscripción.",
    ),
    "settings.delete_password": ("Your password, to be sure", "Tu contraseña, para confirmar"),
    "settings.delete_confirm": ("Write {word} to be sure", "Escribe {word} para confirmar"),
    # What the audit log calls things
    "audit.account.made": ("Account created", "Cuenta creada"),
    "audit.account.deleted": ("Account deleted", "Cuenta eliminada"),
    "audit.sign_in": ("Signed in", "Inicio de sesión"),
    "audit.sign_in.failed": ("Sign-in with a wrong password", "Inicio con contraseña incorrecta"),
    "audit.session.ended": ("Signed out", "Sesión cerrada"),
    "audit.password.chosen": ("Password chosen by link", "Contraseña elegida por enlace"),
    "audit.password.changed": ("Password changed", "Contraseña cambiada"),
    "audit.email.changed": ("Address changed", "Dirección cambiada"),
    "audit.identity.linked": ("Sign-in with Google linked", "Entrada con Google vinculada"),
    "audit.second_factor.on": ("Two-step sign-in turned on", "Dos pasos activados"),
    "audit.second_factor.off": ("Two-step sign-in turned off", "Dos pasos desactivados"),
    "audit.second_factor.failed": ("Wrong code", "Código incorrecto"),
    "audit.second_factor.recovery_code": ("Recovery code used", "Código de recuperación usado"),
    "audit.guest.joined": ("Guest's CVs brought along", "CV de invitado incorporados"),
    "audit.data.exported": ("All data downloaded", "Datos descargados"),
    "audit.role.changed": ("Role changed", "Rol cambiado"),
    "audit.credits.granted": ("Credits given by the operator", "Créditos del administrador"),
    "audit.subscription.changed": ("Subscription changed", "Suscripción cambiada"),
    "audit.dispute.opened": ("A payment was disputed", "Un pago fue impugnado"),
    # Legal
    "legal.privacy": ("Privacy", "Privacidad"),
    "legal.terms": ("Terms", "Condiciones"),
    "legal.cookies": (
        "AltoCV sets one cookie that keeps you signed in and one that remembers your language. There is no "
        "tracking, so there is nothing to accept.",
        "AltoCV usa una cookie que mantiene tu sesión y otra que recuerda tu idioma. No hay rastreo, así "
        "que no "
        "hay nada que aceptar.",
    ),
    "privacy.what.title": ("What is kept", "Qué se guarda"),
    "privacy.what.text": (
        "Your CVs and photos; your address, name and a hash of your password if you have an account; the "
        "devices you are signed in on, with network address and browser name; what you spent credits on. "
        "Guests "
        "need give nothing at all.",
        "Tus CV y fotos; tu dirección, tu nombre y un resumen cifrado de tu contraseña si tienes cuenta; los "
        "dispositivos con sesión, con su dirección de red y navegador; en qué gastaste créditos. Como "
        "invitado "
        "no hace falta dar nada.",
    ),
    "privacy.who.title": ("Who sees it", "Quién lo ve"),
    "privacy.who.text": (
        "You. The database shows each person's rows to that person alone. Payments are handled by "
        "Stripe, which "
        "learns your address and what you buy; sign-in with Google tells Google that you use AltoCV. "
        "Nothing is "
        "sold, and nothing is used for advertising.",
        "Tú. La base de datos muestra a cada persona solo sus filas. Los pagos los procesa Stripe, que "
        "conoce tu "
        "dirección y tu compra; al entrar con Google, Google sabe que usas AltoCV. No se vende nada ni "
        "se usa "
        "para publicidad.",
    ),
    "privacy.ai.title": ("The assistant", "El asistente"),
    "privacy.ai.text": (
        "The built-in assistant and models on this server keep everything here. With a model of another "
        "company, "
        "your question and your CV, without private notes and photo, are sent to that company for the "
        "answer.",
        "El asistente incorporado y los modelos de este servidor no envían nada fuera. Con un modelo de otra "
        "empresa, tu pregunta y tu CV, sin notas privadas ni foto, se envían a esa empresa para responder.",
    ),
    "privacy.long.title": ("How long", "Cuánto tiempo"),
    "privacy.long.text": (
        "Deleted CVs are kept for 30 days and then removed. The security log is kept for a year, also "
        "after an "
        "account is deleted, and the record of credits stays without a name on it. Everything else goes "
        "with the "
        "account, at once.",
        "Los CV eliminados se guardan 30 días y luego se borran. El registro de seguridad se guarda un año, "
        "también tras eliminar la cuenta, y el registro de créditos queda sin nombre. Todo lo demás se "
        "borra con "
        "la cuenta, al momento.",
    ),
    "privacy.yours.title": ("What you can do", "Qué puedes hacer"),
    "privacy.yours.text": (
        "In the settings you can download all of it and delete all of it, yourself, at any time.",
        "En los ajustes puedes descargarlo todo y borrarlo todo, por tu cuenta y cuando quieras.",
    ),
    "terms.use.title": ("Using AltoCV", "Usar AltoCV"),
    "terms.use.text": (
        "Your CVs are yours, and so is what they say. Do not use AltoCV to harm others, to break into it "
        "or to "
        "keep others from using it.",
        "Tus CV son tuyos, y también lo que dicen. No uses AltoCV para dañar a otros, para atacarlo ni para "
        "impedir que otros lo usen.",
    ),
    "terms.credits.title": ("Credits", "Créditos"),
    "terms.credits.text": (
        "Some actions cost credits; the price stands beside the button. What fails costs nothing. "
        "Credits that "
        "you have do not expire; they have no value in money, and cannot be passed on.",
        "Algunas acciones cuestan créditos; el precio está junto al botón. Lo que falla no cuesta nada. Los "
        "créditos no caducan, no tienen valor en dinero y no se pueden ceder.",
    ),
    "terms.plans.title": ("Plans", "Planes"),
    "terms.plans.text": (
        "Paid plans renew each month until you cancel; a cancelled plan lasts until the end of the paid "
        "month.",
        "Los planes de pago se renuevan cada mes hasta que los cancelas; un plan cancelado dura hasta el "
        "fin del "
        "mes pagado.",
    ),
    "terms.care.title": ("Care", "Garantías"),
    "terms.care.text": (
        "We keep your work safe and tell you what AltoCV does. Whether a CV gets you the job is beyond it: "
        "please read it once more before you send it.",
        "Cuidamos tu trabajo y te decimos qué hace AltoCV. Que un CV te consiga el puesto ya no depende "
        "de él: "
        "léelo una vez más antes de enviarlo.",
    ),
}
