# Lo que falta: por qué un punto se juzga como se juzga, y la página que lo muestra.
# Borrador: not yet reviewed by a translator.

because-lab-says = El resultado del propio laboratorio está aquí.
because-coded-says = Lo dice una descarga del portal.
because-paper-here = El papel está aquí.
because-unsettled = Hasta ahora el resultado del laboratorio no es claro. Otra prueba lo aclara.
because-only-a-note = Lo dice una nota. El informe del propio laboratorio no está aquí.
because-note-differs = Una nota dice más que el laboratorio.
because-announced = Un papel dice que se pidió o que está por llegar. En sus papeles no hay resultado.
because-named = Un papel lo menciona.
because-cannot-be-read = El archivo está aquí, pero no se puede leer.
because-not-looked-at = No se pudo mirar dentro de algunos papeles. Puede estar en uno de ellos.
because-without-pictures = Hay un informe, pero no las imágenes de las que habla.
because-without-report = Hay imágenes, pero no su informe.
because-files-missing = El disco no está completo: faltan archivos o están dañados.
because-series-gap = Una serie no está completa: faltan imágenes dentro de ella.
because-series-unclear = Por los números de sus imágenes, un estudio puede no estar completo. Puede no significar nada.
because-not-dicom = Las imágenes del disco no son DICOM. El programa de otro médico no puede cargarlas.
because-addendum-open = Un informe dice que falta algo por llegar. No está en sus papeles.
because-addendum-unclear = Un informe dice que falta algo por llegar. No podemos saber si ya llegó.
because-name-differs = Algunos papeles tienen su nombre escrito de otra forma.
because-relative = Un familiar tuvo un cáncer así.
because-stated = Sus papeles lo dicen.
because-not-stated = Sus papeles no lo dicen.
because-nothing = No está en ninguno de sus papeles.
because-too-old = El más reciente es demasiado antiguo para servir.

missing-for = Lo que pide un segundo médico: { $cancer }
missing-no-cancer = estos papeles no dicen ningún cáncer, así que va la lista para todos
missing-group-missing = No está
missing-group-cannot-tell = No se puede saber
missing-group-there = Está
missing-place = Como lo nombran sus papeles: { $place }.
own-heading = La lista de su propio centro
own-enter = Escriba o pegue la lista de su centro
own-change = Cambiar la lista
own-list = Lo que pide su centro
    .hint = Una cosa en cada línea, con las palabras del centro. Se guarda con sus papeles y no se envía a nadie.
own-save = Revisar la lista
own-there = Está aquí
own-missing = No está aquí
own-cannot-tell = No se puede saber
own-unknown = No se puede saber. La aplicación no conoce estas palabras. Búsquelo usted, o pregunte a su centro qué significan.
own-taken-as = Tomado como: { $item }.
missing-held-by = Quién lo tiene: { $holder }.
missing-not-reviewed = Estas listas se reunieron de lo que publican los centros de cáncer. Ningún médico las ha revisado todavía.

because-few-results = Solo se pudieron leer unos pocos resultados. Vea si los demás están en sus papeles.
because-one-page = Solo hay una página del informe.
because-other-language = Algunos papeles están en otro idioma que no es el inglés.
letter-pdf = Guardar como PDF
# Lo que dice la carta misma (letter-born, letter-close y otras) queda en inglés: la lee una oficina.

calendar-due = Respuesta esperada: { $place }
title-missing = Lo que falta
title-letter = Una carta
title-requests = Lo que usted pidió
way-missing = Lo que falta
way-requests = Lo que pedí
missing-eyebrow = Lo que falta
missing-heading = { $count ->
    [0] No falta nada de las listas
    [one] Falta una cosa
   *[other] Faltan { $count } cosas
}
missing-about = Esto es lo que pide un segundo médico ante { $cancer }, comparado con sus papeles.
missing-about-nothing = Sus papeles no dicen qué cáncer es. Esto es lo que pide un segundo médico en todos los casos.
missing-lead = Cada carta va a un solo lugar que guarda papeles. Pide lo que falta allí, y nada más.
missing-to-ask = Por pedir
missing-make-letter = Hacer esta carta
missing-asked-already = Usted ya pidió esto
missing-see-requests = Ver lo que pidió
missing-why = Por qué, y cómo conseguirlo
missing-rule = De la lista “{ $list }”, según: { $cited }.
missing-not-reviewed-short = Ningún médico ni traductor lo ha revisado todavía.
missing-programme-says = Ellos lo dicen así: { $says }
missing-newest = El más reciente es del { $date }.
missing-new-copy = Hace falta una copia nueva
missing-asked-for = Pedido, todavía no está aquí
missing-cannot-tell = No se puede saber
missing-cannot-tell-text = Ningún papel dice si esto existe. Pregunte en el consultorio de su médico: “¿Se hizo esto?”
missing-yours = Para llevar usted
missing-here = Está aquí
missing-of-day = { $date }
missing-who-asks = Quién pide estas cosas
missing-lists = Listas usadas: { $lists }.
programme-heading = Dónde quiere preguntar
programme-choose = Elegir un programa de segunda opinión
programme-which = ¿La lista de quién debe contar?
programme-none = Ninguno de estos, las listas de siempre
programme-save = Usar esta lista
programme-price = Precio: { $price }
programme-limits = Lo que dice sobre a quién recibe:
programme-limit-met = Parece ser su caso.
programme-seen = Visto el { $date }. Los precios y las reglas cambian: pregunte antes de enviar algo.
letter-title = La carta
letter-ready = Léala entera, imprímala y fírmela. O cópiela en un mensaje del portal.
letter-open = { $count ->
    [one] Una cosa no está en sus papeles. Complétela y la carta estará lista.
   *[other] { $count } cosas no están en sus papeles. Complételas y la carta estará lista.
}
letter-print = Imprimir para firmar
letter-copy = Copiar para el portal
letter-change = Cambiar algo
letter-more = Diga más, si quiere
letter-save = Guardar
letter-make = Hacer la carta
letter-not-yet = La carta aparecerá aquí cuando se haya completado esto:
letter-as-text = Lo mismo como texto sencillo
letter-as-text-label = Para un mensaje en el portal
letter-provenance = Esta carta se escribió el { $date }, según: { $cited }. Está en inglés para la oficina que la lee. No es consejo legal, y ningún abogado la ha revisado.
blank-name = Su nombre, como usted firma
blank-born = Su fecha de nacimiento
blank-place = A dónde va la carta
    .hint = El nombre del hospital o laboratorio y su dirección. Está en la parte de arriba del informe.
blank-record-number = Su número de expediente allí
blank-department = El departamento
blank-items = Lo que usted pide
blank-quotes = Lo que dice el informe
blank-visit-day = El día en que ve al otro médico
blank-contact = Cómo pueden comunicarse con usted
    .hint = Un número de teléfono o un correo electrónico.
blank-receiver = El laboratorio o médico que debe recibir las laminillas
    .hint = Pregunte en el consultorio del segundo médico el nombre de su laboratorio de patología.
blank-receiver-address = La dirección que le dan para las laminillas
blank-first-doctor = El médico que le trata ahora
blank-second-doctor = El otro médico
blank-asked-day = El día en que lo pidió
blank-due-day = El día en que debía llegar la respuesta
blank-if-you-like = { $label } (si quiere)
asked-heading = Cuando la haya enviado
asked-nothing-sent = Desde aquí no se envía nada. Anote el día, y aquí se guarda el día en que debe llegar la respuesta.
asked-day = El día en que la envió
asked-how = Cómo la envió
    .hint = Mensaje del portal, correo, fax, en persona.
asked-expected = El día en que dijeron que contestarían, si lo dijeron
asked-law = La ley les da { $count } días para actuar.
asked-save = Anotar el día
requests-eyebrow = Lo que usted pidió
requests-none = Todavía no ha pedido nada
requests-none-text = Cuando envíe una carta, anote aquí el día. Así se guarda el día en que debe llegar la respuesta.
requests-open = { $count ->
    [0] No hay nada pendiente
    [one] Se espera una respuesta
   *[other] Se esperan { $count } respuestas
}
requests-overdue = { $count ->
    [one] Una respuesta está atrasada
   *[other] { $count } respuestas están atrasadas
}
requests-text = Anote cada paso cuando ocurre. Así siempre puede decir quién tiene qué.
requests-to-missing = Ver lo que falta
requests-calendar = Guardar los días para un calendario
requests-calendar-text = El archivo nombra el lugar y el día. No dice nada de su enfermedad.
request-asked = Pedido el { $date }.
request-how = Enviado: { $how }.
request-due-law = Respuesta a más tardar el { $date }, 30 días según 45 CFR 164.524.
request-due-extension = Escribieron que necesitan hasta el { $date }. La ley permite 30 días más, una vez.
request-due-word = Dijeron que a más tardar el { $date }.
request-lent = Esto es prestado. Anote cada mano por la que pasa hasta que vuelva.
request-remind = Escribir un recordatorio
request-escalate = Escribir al oficial de privacidad
stands-waiting = En espera
stands-overdue = { $count ->
    [one] Un día de atraso
   *[other] { $count } días de atraso
}
stands-received-by-itself = Ya está entre sus papeles
stands-received = Recibido
stands-sent-on = Enviado a otro lugar
stands-confirmed = Confirmaron que llegó
stands-returned = De vuelta en su lugar
stands-dropped = Se dejó
step-asked = Pedido.
step-reminded = Se les recordó. { $how }
step-extended = Necesitan hasta el { $date }.
step-received = Recibido.
step-sent-on = Enviado a: { $to }
step-confirmed = Confirmado por: { $by }
step-returned = Devuelto. { $how }
step-dropped = Se dejó.
happened-open = Pasó algo
happened-what = ¿Qué pasó?
happened-received = Llegó
happened-reminded = Se lo recordé
happened-extended = Escribieron que necesitan más tiempo
happened-sent-on = Lo envié a otro lugar, o lo enviaron ellos
happened-confirmed = Alguien dijo que llegó
happened-returned = Se devolvió
happened-dropped = Lo dejé
happened-day = El día
    .hint = Si necesitan más tiempo: el día que dijeron.
happened-who = Quién o dónde
    .hint = El nombre de la persona o del lugar, el número de rastreo.
happened-save = Anotarlo
step-overdue = Una respuesta está atrasada
    .action = Ver qué hacer
step-missing = { $count ->
    [one] Pida una cosa que falta
   *[other] Pida { $count } cosas que faltan
}
    .text = Un segundo médico las pedirá. Las cartas a los lugares que las guardan están listas para completar.
    .action = Ver lo que falta
case-missing = Lo que falta
case-missing-go = Pedirlo
cli-no-programme = No existe ese programa. Estos hay: { $all }.
