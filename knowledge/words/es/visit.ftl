# La visita: antes, la hoja, las notas, después.

title-visit = La visita
way-visit = La visita
visit-eyebrow = La visita con el segundo médico
visit-first = ¿Cuándo es su visita?
visit-first-text = Cuando haya un día, tendrá una lista de lo que debe llevar, una hoja para quien le acompaña y una página para notas.
visit-in = { $count ->
    [one] Su visita es mañana: { $day }
   *[other] Su visita es en { $count } días: { $day }
}
visit-today = Su visita es hoy
visit-was = Su visita fue el { $day }
visit-line-who = Con: { $said }
visit-line-time = Hora: { $said }
visit-line-where = Dónde: { $said }
visit-line-companion = Acompaña: { $said }
visit-how-person = En persona
visit-how-video = Por video
visit-how-phone = Por teléfono
visit-sheet-go = Imprimir la hoja para los dos
visit-questions-go = Imprimir sus preguntas
visit-notes-go = Escribir notas
visit-after-go = Después de la visita
visit-back-go = Volver a la visita
visit-helpers-go = Dar más que esto a quien le ayuda
visit-bring = Qué llevar
visit-bring-save = Guardar las marcas
visit-lacking = { $count ->
    [one] Una cosa que pide un segundo médico no está entre sus papeles
   *[other] { $count } cosas que pide un segundo médico no están entre sus papeles
}
visit-lacking-go = Ver lo que falta
visit-record = Si quiere grabarla
visit-record-no-state = No se puede decir qué dice la ley: falta su estado.
visit-record-state-go = Decir el estado
visit-record-unknown = No se puede decir qué dice la ley de { $state }. No la hemos leído. Pregunte antes y no hará falta saberlo.
visit-record-all = En { $state }, según lo que leímos, todos los que hablan deben aceptar antes de grabar.
visit-record-one = En { $state }, según lo que leímos, debe aceptar una persona de la conversación, y puede ser usted. Pregunte de todos modos: así se cuida la confianza.
visit-record-video = En una videollamada puede contar la ley de los dos estados. Si todos aceptan, cumple en ambos.
visit-answers = Día, lugar y personas
visit-q-day = ¿Qué día es la visita?
visit-q-time = ¿A qué hora?
    .hint = Por ejemplo 10:30. Anote la zona horaria si es un video con otro estado.
visit-q-how = ¿Cómo se ven?
visit-q-how-person = En persona
visit-q-how-video = Por video
visit-q-how-phone = Por teléfono
visit-q-who = ¿Qué médico?
visit-q-where = ¿Dónde?
    .hint = La dirección y el piso, o cómo llega el enlace del video.
visit-q-companion = ¿Quién le acompaña, o escucha por teléfono?
visit-q-state = ¿En qué estado estará usted durante la visita?
visit-q-save = Guardar esto
visit-trouble-no-day = No pudimos leer esto como un día. Lo que escribió se guarda. Elija el día otra vez.
visit-trouble-far-away = Este día está muy lejos. Se guarda como lo escribió. Mire el año.
visit-trouble-no-promise = ¿Qué se prometió? Lo demás se guarda como lo escribió.
visit-trouble-promised-before = Este día es anterior a la visita. Se guarda como lo escribió. ¿Para qué día lo prometieron?
visit-sheet-heading = Una hoja para los dos
visit-sheet-title = En la visita: escuchar y escribir
visit-sheet-beside = Si usted es quien acompaña
visit-sheet-questions = Las preguntas que van primero
visit-sheet-listen = A qué prestar atención
visit-sheet-promises = Qué, quién, para qué día:
visit-notes-heading = ¿Qué dijeron?
visit-notes-text = Escríbalo como lo dijeron, en pocas palabras. Se guarda mientras escribe. Lo demás puede llenarlo en casa.
visit-note-said = Qué dijeron
visit-note-more = En mis palabras, y lo que sigue abierto
visit-note-back = En mis propias palabras
visit-note-open = Esto aún no me queda claro
visit-note-ask = Entonces pregunte:
visit-note-how = Cómo llegaron a eso
visit-note-save = Guardar esta nota
visit-note-gone = Una pregunta que usted quitó
visit-kept = Guardado.
visit-not-kept = Aún no se guardó. Pulse el botón, por favor.
visit-more = Qué más se dijo
    .hint = También nombres, números y lo que le sorprendió.
visit-after-heading = Después de la visita
visit-open = { $count ->
    [one] Un punto sigue abierto
   *[other] { $count } puntos siguen abiertos
}
visit-open-text = Pregunte por ellos en un mensaje o por teléfono. Preguntar cómo llegaron a eso es justo.
visit-back-title = Repítalo
visit-back = Todo, en sus propias palabras
    .hint = Como se lo contaría a un amigo. ¿Qué no sabe aún?
visit-promises = Qué se prometió
visit-promises-text = Una carta, una llamada, una prueba, hablar con su primer médico. Anotado aquí, el día se le guarda junto con lo que pidió.
visit-promised = ¿Qué se prometió?
visit-promised-by = ¿Quién?
visit-promised-for = ¿Para qué día?
    .hint = Si no se nombró un día, déjelo abierto y pida uno.
visit-promised-save = Guardar esta promesa
visit-opinion = Sus notas como opinión
visit-opinion-none = Cuando haya escrito notas, con un toque se ponen junto al plan del primer médico.
visit-opinion-text = Con un toque, lo que escribió se vuelve una opinión. Dice que viene de sus notas, y puede corregir cada línea. Cuando llegue la carta del médico, esa va primero.
visit-opinion-go = Poner mis notas junto a la primera opinión
visit-opinion-again = Ponerlas otra vez, como están ahora
visit-second-doctor = El segundo médico
step-visit-near = Su visita está cerca: prepárese
    .text = Qué llevar, una hoja para quien le acompaña y sus preguntas impresas en grande.
    .action = Prepararse
step-visit-notes = Anote lo que dijeron
    .text = Cuanto antes, más recuerda. Bastan unas palabras para cada pregunta.
    .action = Escribir notas
step-visit-after = Anote lo que se prometió
    .text = Repítalo en sus palabras, guarde lo prometido y ponga sus notas junto a la primera opinión.
    .action = Seguir
visit-said-go = Imprimir lo que se dijo
visit-said-title = Lo que dijo el segundo médico, como lo anoté
request-promised = Prometido el { $date }.
