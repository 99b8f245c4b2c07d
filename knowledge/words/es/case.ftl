# El caso, un dato, dos respuestas, lo que pasó en orden.
# Borrador: not yet reviewed by a translator.

case-from = { $count ->
    [one] Su caso, según un papel
   *[other] Su caso, según { $count } papeles
}
case-no-cancer = Lo que dicen sus papeles
case-side = { $side ->
    [ambos] Ambos lados
    [centro] Centro
   *[other] Lado { $side }
}
case-two-answers = { $count ->
    [one] Sus papeles dan dos respuestas sobre una cosa:
   *[other] Sus papeles dan dos respuestas sobre { $count } cosas:
}
case-as-written = Todo lo demás, abajo, está como lo escribieron sus médicos y laboratorios.
case-what-it-is = Qué es
    .none = Ningún papel lo dice todavía.
case-tests = Qué muestran las pruebas
    .none = No hay escrito ningún resultado de pruebas del cáncer.
case-scans = Qué dicen los informes de imágenes
case-scans-text = Son las palabras de los radiólogos, primero el informe más nuevo. Un informe puede negar algo o ponerlo en duda: lea toda la línea.
case-scans-earlier = Mostrar { $count } de informes anteriores
case-done = Qué se ha hecho
    .none = No hay escrito ningún tratamiento.
case-planned = Qué está previsto
    .none = No hay escrito ningún plan.
case-looked-at = { $count ->
    [one] Se miró un papel.
   *[other] Se miraron { $count } papeles.
}
case-other = Otros datos de salud
case-other-condition = Enfermedades y problemas de salud
case-other-medication = Medicinas
case-other-allergy = Alergias
case-other-family-history = Familia
case-other-performance-status = Su nivel de actividad
case-other-lab = Resultados de laboratorio
case-other-observation = Lo que se midió y se observó
case-other-immunization = Vacunas
case-other-provider = Médicos y consultorios
case-other-coverage = Seguro médico
case-other-site = Partes del cuerpo nombradas en la familia
case-other-histology = Tipos de cáncer en la familia
case-other-laterality = Lados nombrados en la familia
case-other-biomarker = Pruebas en la familia
case-other-variant = Genes en la familia
case-more = Mostrar { $count } más
case-all = Ver los { $count }
case-further = Mostrar los siguientes
case-part = { $first } a { $last } de { $count }
case-wrong = Algo de esto está mal
case-timeline = Lo que pasó, en orden
case-plain-words = Las palabras sencillas debajo de los datos siguen esta fuente: { $source }.

wrong-eyebrow = Su caso
wrong-heading = ¿Cuál está mal?
wrong-text = Elíjalo. Puede decir que está bien, que está mal o que no se muestre. El papel mismo queda como está.
wrong-missing = ¿Falta algo?
wrong-missing-name = ¿Qué es?
    .hint = Por ejemplo: operación, alergia, prueba.
wrong-missing-value = ¿Qué dice?
wrong-missing-words = ¿Cómo lo sabe? ¿Quién lo dijo y cuándo?
wrong-missing-save = Agregarlo en mis palabras

fact-where = Dónde está escrito
fact-all-places = Todos los lugares donde está
fact-you-say = Lo que usted dice
fact-is-it = ¿Está bien esto?
fact-right = Está bien
fact-wrong = Está mal
fact-hide = No mostrarlo en mi caso
fact-choose = Elija una de las tres, o escriba una nota abajo. Lo que escribió se conserva.
fact-instead = Si está mal: ¿qué es lo correcto?
    .hint = Puede dejarlo vacío.
fact-words = En sus propias palabras
    .hint = Quién se lo dijo y cuándo. El papel queda como está; sus palabras quedan a su lado.
fact-save = Guardar
fact-leave = Volver al caso

two-answers-list = { $count ->
    [0] Sus papeles coinciden
    [one] Una cosa en la que sus papeles no coinciden
   *[other] { $count } cosas en las que sus papeles no coinciden
}
two-answers-list-text = Cuando dos papeles dicen cosas distintas, se muestran los dos. Esta aplicación no elige entre ellos.
two-answers-eyebrow = Dos respuestas en sus papeles
two-answers-heading = { $about }: un papel dice “{ $first }”, otro dice “{ $second }”
two-answers-many = Sus papeles no coinciden sobre { $about }
two-answers-ask = Pregunte por esto
two-answers-know = Lo que los papeles pueden decir y lo que no
two-answers-cannot-tell = cuál es lo correcto. Falta alguien que estuvo presente o que pueda mirar de nuevo. Solo un médico o el laboratorio puede decirlo.
two-answers-notes = Lo que usted anotó
told-heading = ¿Alguien le ha dicho la respuesta?
told-who = ¿Quién lo dijo, cuándo y qué dijo?
    .hint = Los papeles quedan como están. Su nota queda a su lado, marcada como suya.
told-which = ¿Cuál dijo que es lo correcto?
told-answer = { $value }, como en: { $paper }
told-neither = Ninguno todavía. Solo guardar mi nota.
told-save = Guardar mi nota
about-conflict-laterality = el lado
about-conflict-histology = el tipo de cáncer
about-conflict-biomarker = { $name }
about-conflict-stage = la etapa después de la cirugía
about-conflict-grade = el grado
about-conflict-site = el lugar donde empezó
about-conflict-birth-date = la fecha de nacimiento
about-conflict-sex = el sexo anotado
about-conflict-blood-type = el tipo de sangre
about-conflict-allergy = una alergia
about-conflict-procedure = lo que se hizo
about-conflict-treatment = un tratamiento
about-conflict-lab = un resultado de laboratorio

timeline-eyebrow = Lo que pasó, en orden
timeline-heading = Desde { $first } hasta ahora: { $spell }
timeline-today = Hoy, { $today }
timeline-no-day = , sin el día
timeline-gap-dates = { $from } a { $to }
timeline-gap = { $spell } sin papeles.
timeline-gap-add = Si pasó algo en ese tiempo, agréguelo.
timeline-earlier = Antes: { $first } a { $last }
timeline-newest = Volver a lo más reciente
strip-title = Desde { $first } hasta hoy: { $count } días en los que hay algo escrito. La lista de abajo dice lo mismo.
strip-caption = Lleno: ya pasó. Vacío: está por venir. La línea es hoy, { $today }.
track-tests = Pruebas
track-treatment = Tratamiento
track-visits = Consultas y cartas
