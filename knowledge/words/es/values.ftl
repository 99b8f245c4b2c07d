# Lo que una opinión dice de un punto, en palabras sencillas. Borrador.

value-and-more = , y más
value-range = { $low } a { $high }
value-grade = grado { $value }
value-stage = etapa { $value }
value-prognostic-stage = etapa pronóstica { $value }
value-risk = riesgo { $value }

value-result-positive = positivo
value-result-negative = negativo
value-result-pending = aún sin resultado
value-result-not-done = no hecho

value-alive = { $count } de 100 personas vivas
    .years = { $count } de 100 personas vivas a los { $years } años
value-free = { $count } de 100 personas sin que vuelva
    .years = { $count } de 100 personas sin que vuelva en { $years } años
value-lasting = el cáncer no vuelve ni crece por unos { $months } meses
value-median = la mitad de las personas vive más de { $months } meses
value-outlook-excellent = un pronóstico muy bueno
value-outlook-good = un buen pronóstico
value-outlook-fair = un pronóstico incierto
value-outlook-poor = un mal pronóstico

value-aim-curative = curar
value-aim-palliative = frenarlo, no curar
value-aim-surveillance = vigilar, y tratar solo si hace falta

value-kind-surgery = cirugía
value-kind-systemic = medicinas
value-kind-radiation = radiación
value-kind-observation = vigilancia
value-kind-endocrine = tratamiento hormonal
value-kind-induction = medicinas solas
value-and = {" y "}
value-treatment-maintenance = tratamiento de mantenimiento
value-then = {", luego "}
value-before = { $one } antes de { $other }
value-first = primero { $what }
value-last = al final { $what }
value-together = { $one } junto con { $other }

value-none = ninguno
value-no = sin { $what }
value-none-of = nada de esto: { $what }
value-possible = posible: { $what }
value-condition = solo con una condición: { $what }
value-done = ya hecho: { $what }
value-no-trial = ningún estudio
value-a-trial = se podría pensar en un estudio
value-trial = se podría pensar en el estudio { $name }

value-treatment-systemic-therapy = tratamiento con medicinas
value-treatment-endocrine-therapy = tratamiento hormonal
value-treatment-targeted-therapy = medicinas dirigidas al tumor
value-treatment-sentinel-node-biopsy = sacar los primeros ganglios (biopsia del ganglio centinela)
value-treatment-axillary-dissection = sacar los ganglios de la axila (disección axilar)
value-treatment-breast-conserving-surgery = sacar el tumor y conservar el seno
value-treatment-mastectomy = sacar el seno (mastectomía)
value-treatment-re-excision = una segunda operación en el mismo lugar

value-dose = { $dose } Gy
value-dose-in = { $dose } Gy en { $count } sesiones
value-sessions = { $count } sesiones
value-amount-cycles = { $count } ciclos
value-amount-months = { $count } meses
value-amount-years = { $count } años
value-amount-weeks = { $count } semanas
value-twice-a-week = { $drug } dos veces por semana
value-every-week = { $drug } una vez por semana
value-every-weeks = { $drug } cada { $count } semanas
value-every-days = { $drug } cada { $count } días

value-timing-no-hurry = sin prisa
value-timing-soon = pronto
value-timing-now = ahora
value-days-check = control a los { $count } meses
value-days-within = dentro de { $count } días
value-days-not-later = no más tarde de { $count } días
value-days-after-surgery = { $count } días después de la cirugía
