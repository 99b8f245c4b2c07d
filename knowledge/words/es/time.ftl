# La página del tiempo. Borrador: ningún traductor lo ha revisado.

way-first = Antes que nada
way-time = ¿Tengo tiempo?
title-time = Tiempo
quoted = «{ $words }»
time-eyebrow = ¿Tengo tiempo?
time-first = Cinco preguntas cortas
time-first-text = Responda lo que sepa. Deje abierto lo que no. De ahí sale un plan, y mejora con cada respuesta.
time-q-signs = 1. ¿Hay ahora alguna de las señales de alarma?
time-q-signs-list = Mostrar las señales
time-q-signs-none = Ninguna
time-q-signs-some = Sí, o no estoy seguro
time-q-cancer = 2. ¿Qué tipo de cáncer le nombraron?
time-q-cancer-unknown = No lo sé, o no está en esta lista
time-q-cancer-stated = 2. El tipo de cáncer está en sus papeles.
time-q-cancer-see = Ver su caso
time-q-child = La persona tiene menos de 18 años
time-q-begun = 3. ¿Ya empezó el tratamiento?
time-q-begun-no = No
time-q-begun-yes = Sí
time-q-booked = Si hay un día reservado para el tratamiento: ¿qué día?
    .hint = La cirugía, la primera infusión, el primer día de radiación.
time-q-latest = 4. ¿Cuál es el último día para empezar el tratamiento, según le dijo su médico?
    .hint = Déjelo abierto si nadie se lo ha dicho. Es lo primero que hay que preguntar.
time-q-latest-begun = 4. ¿Hasta qué último día se debe decidir el próximo paso, según le dijo su médico?
    .hint = Déjelo en blanco si nadie se lo ha dicho. Es lo primero que hay que preguntar.
time-q-latest-by = ¿Quién se lo dijo?
time-q-latest-said = ¿Qué día se lo dijo?
time-q-visit = 5. Si hay una visita reservada con un segundo médico: ¿qué día?
    .hint = Una visita, una videollamada, o el día en que deben responder.
time-q-save = Hacer el plan
time-stop = Llame ahora, antes que nada
time-stop-text = Usted dijo que hay una señal de alarma, o que no está seguro. Una segunda opinión puede esperar hasta que un médico lo haya visto.
time-stop-call = A quién llamar y qué decir
time-stop-over = ¿Ya lo vio un médico, o fue un error?
time-stop-none = Ahora no hay ninguna de las señales
time-heading-check = Por favor revise un día
time-heading-ask = Primero, pida un día a su médico
time-heading-papers = Los papeles pueden llegar después de la visita
time-heading-begun = El tratamiento ya empezó. Aún puede consultar a un segundo médico
time-heading-today = Llame hoy a la oficina de su médico y pregunte un día
time-heading-leaves = { $count ->
    [one] El plan deja un día antes del día que dio su médico
   *[other] El plan deja { $count } días antes del día que dio su médico
}
time-heading-fits = El plan llega justo al día que dio su médico
time-heading-short = { $count ->
    [one] El plan dura un día de más para el día que dio su médico
   *[other] El plan dura { $count } días de más para el día que dio su médico
}
time-heading-booked = { $count ->
    [one] El plan deja un día antes de su tratamiento reservado
   *[other] El plan deja { $count } días antes de su tratamiento reservado
}
time-heading-booked-short = { $count ->
    [one] El plan dura un día más que el tiempo hasta su tratamiento reservado
   *[other] El plan dura { $count } días más que el tiempo hasta su tratamiento reservado
}
time-lead-who = { $who } dijo: empezar a más tardar el { $day }.
time-lead-doctor = Su médico dijo: empezar a más tardar el { $day }.
time-lead-who-begun = { $who } dijo: decidir el próximo paso a más tardar el { $day }.
time-lead-doctor-begun = Su médico dijo: decidir el próximo paso a más tardar el { $day }.
time-begun-text = No deje ni salte el tratamiento por su cuenta. Hable con su médico antes de cambiar algo.
time-lead-said = Dicho el { $said }, anotado por usted el { $written }
time-lead-booked = El tratamiento está reservado para el { $day }. Pregunte si ese día se puede mover, y cuánto.
time-lead-usual = { $count ->
    [one] Hasta que su médico nombre un día, este plan apunta al { $day }, a un día de hoy. Es una cifra nuestra, no de su médico.
   *[other] Hasta que su médico nombre un día, este plan apunta al { $day }, a { $count } días de hoy. Es una cifra nuestra, no de su médico.
}
time-too-long = Eso no significa que deba dejarlo. Vea abajo qué lo puede acortar, y llame a la oficina de su médico.
time-troubles = Algo que revisar
time-troubles-go = Ir a mis respuestas
time-trouble-no-day = No pudimos leer esto como un día. Se guarda lo que escribió. Elija el día otra vez.
time-trouble-past = Este día ya pasó. Se guarda como lo escribió. Llame hoy a su médico y pregunte qué día vale ahora.
time-trouble-said-later = Este día aún no llega. Se guarda como lo escribió. ¿Qué día se lo dijeron?
time-trouble-visit-too-late = Esta visita es después del último día para empezar. Se guardan los dos. Pida una visita más pronto, o pregunte a su médico si el día se puede mover.
time-trouble-booked-past = Este día ya pasó. Se guarda como lo escribió. ¿Ya empezó el tratamiento, o se movió el día?
time-trouble-booked-too-late = El tratamiento está reservado para después del último día que dio su médico. Se guardan los dos. Llame y pregunte cuál es el correcto.
time-trouble-far-away = Este día está muy lejos. Se guarda como lo escribió. Revise el año.
time-trouble-no-number = Escriba un número de días, por ejemplo 7. Se guarda lo que escribió.
time-trouble-papers-after-visit = Según este plan, los papeles llegan después de la visita. Se guardan los dos. Pregunte en la oficina del segundo médico qué papeles necesitan para ese día, y envíe esos primero. O pida una visita más tarde, si hay tiempo.
time-trouble-booked-before-end = El tratamiento está reservado para un día antes de que termine este plan. Se guardan los dos. Pregunte a su médico si ese día debe quedar, o si le pueden guardar uno más tarde.
time-ask-first = Pregunte esto por teléfono o en un mensaje, hoy si puede
time-ask-first-text = Anote abajo la respuesta y quién la dio. Va antes que cualquier plan de aquí.
time-begun-ask-next = “¿Cuál es el próximo paso grande de mi tratamiento, y hasta qué día debemos decidirlo?”
time-begun-ask-pause = “¿Puede seguir el tratamiento mientras lo ve un segundo médico, y qué me haría daño?”
time-picture = El plan en barras, en orden. La lista de abajo dice lo mismo.
time-picture-text = Cada barra es un paso. La línea fuerte es el día hasta donde llega el plan.
time-to-spare = { $count ->
    [one] un día de sobra
   *[other] { $count } días de sobra
}
time-pace-request = Lo que marca el paso: { $what }.
time-pace-request-go = Ver lo que usted pidió
time-pace-records = Los papeles marcan el paso.
time-pace-review = La lectura del segundo médico marca el paso.
time-pace-visit = El día de la visita marca el paso.
time-pace-decision = Su propio tiempo para decidir marca el paso.
time-pace-restart = Preparar el tratamiento marca el paso.
time-pace-text = Cada día que tarde menos es un día más de sobra.
time-list = El mismo plan, en palabras
time-done = Hecho
time-to = hasta el { $day }
time-latest = A más tardar el { $day }
time-latest-over = Para que alcance, los pasos deben tomar menos días
time-end-doctor = Último día para empezar, como le dijo su médico
time-end-doctor-begun = Último día para el próximo paso, como le dijo su médico
time-end-booked = El día reservado para el tratamiento
time-end-usual = A donde apunta este plan hasta que su médico nombre un día
time-calendar = Guardar los días para un calendario
time-calendar-records = Último día: papeles allí
time-calendar-review = Último día: papeles leídos
time-calendar-visit = Visita
time-calendar-decision = Último día: decidir
time-calendar-restart = Último día: todo listo
time-calendar-end = El día hasta donde llega el plan
time-shorten = Qué lo puede acortar
time-if-changes = Si algo cambia
time-if-changes-text = Un día que nombre su médico va antes que cualquier plan de aquí. Las señales nuevas van antes que todo.
time-signs-go = Repasar las señales de alarma
time-ask = Pregunte a su médico
time-ask-go = Ver qué preguntar al médico que le atiende ahora
time-known = Qué se sabe del tiempo
time-figures = Qué encontraron los estudios sobre el tiempo (tiene cifras de supervivencia)
time-change = Cambiar los días, o decir qué está hecho
time-change-text = Usted conoce sus oficinas mejor que nosotros. Ponga lo que le dijeron.
time-change-days = Días que tarda
time-change-usual = { $count ->
    [one] Se cuenta ahora: un día. Déjelo vacío para lo usual.
   *[other] Se cuentan ahora: { $count } días. Déjelo vacío para lo usual.
}
time-change-done = Esto está hecho
time-change-save = Contar otra vez
time-answers = Sus respuestas
