# Dos opiniones, una junto a la otra.
# Borrador: not yet reviewed by a translator.

element-histology = El tipo de cáncer
element-grade = El grado
element-stage = La etapa
element-biomarkers = Los resultados de las pruebas del tumor
element-prognosis = El pronóstico
element-intent = El objetivo
element-modality = Los tipos de tratamiento
element-sequence = El orden
element-regimen = Las medicinas
element-surgery = La operación
element-radiation = La radioterapia
element-trial = Un estudio clínico
element-tests-first = Pruebas primero
element-timing = Cuándo empezar

compare-agree = { $element }: las dos dicen { $second }.
compare-clarified = { $element }: lo mismo, con más detalle. Primera: { $first }. Segunda: { $second }.
compare-changed = { $element }: la primera dice { $first }. La segunda dice { $second }.
compare-only-first = { $element }: solo la primera dice { $first }.
compare-only-second = { $element }: solo la segunda dice { $second }.

outcome-confirmed = Igual
outcome-clarified = Igual, con más detalle
outcome-changed = Distinto
outcome-only-first = Solo lo dice la primera
outcome-only-second = Solo lo dice la segunda

overall-identical = Las dos cartas dicen lo mismo.
overall-minor = Se diferencian en cosas pequeñas.
overall-major = Se diferencian en algo grande.
overall-cannot-tell = Todavía no se puede saber.
overall-text-identical = Nada en sus palabras se diferencia de un modo que importe.
overall-text-minor = Lo que se diferencia no cambia el tipo ni el objetivo del tratamiento.
overall-text-major = Lo que se diferencia cambia el tratamiento o el pronóstico.
overall-text-cannot-tell = Una de las cartas no dice algo que importa.
compare-missing-plan = Una carta no da ningún plan de tratamiento.
compare-missing-diagnosis = Una carta no dice qué cáncer es.
compare-missing-edition = Las dos etapas vienen de dos ediciones del manual. Pueden ser la misma etapa.
compare-editions = El primero usa { $system } { $first }; el segundo, { $system } { $second }. El mismo tumor puede tener otro nombre en cada una.
compare-graded = Valorado con una regla publicada, sobre estas palabras. Ningún médico ha valorado esto.

doctor-first = el primer médico
doctor-second = el segundo médico
doctor-both = los dos médicos

reason-different-data = El segundo médico tenía resultados de pruebas que el primero no tenía.
reason-next-different-data = Envíe los resultados nuevos al primer médico y pregunte otra vez.
reason-different-material = No miraron las mismas laminillas o los mismos estudios de imagen.
reason-next-different-material = Haga llegar las mismas laminillas y los mismos estudios a los dos médicos.
reason-different-reading = Las mismas laminillas o los mismos estudios se leyeron de dos maneras.
reason-next-different-reading = Pida que una tercera persona lea las mismas laminillas o los mismos estudios.
reason-threshold-or-classification = Puede que tracen el límite en lugares distintos.
reason-next-threshold-or-classification = Pregunte a los dos qué regla o qué edición usaron.
reason-another-edition = Quizás usan dos ediciones del mismo manual. El mismo tumor puede tener otra etapa u otro nombre en cada una.
reason-next-another-edition = Pida a los dos médicos la etapa según la misma edición.
reason-different-guideline = Puede que sigan guías distintas.
reason-next-different-guideline = Pregunte a los dos qué guía, qué versión y con qué fuerza recomienda.
reason-evidence-gap = Las cartas dicen que los estudios no lo resuelven.
reason-next-evidence-gap = Pregunte qué le costaría a usted cada opción, y si hay un estudio clínico sobre esta pregunta.
reason-fitness-judgement = Puede que juzguen de otra manera sus fuerzas o sus otras enfermedades.
reason-next-fitness-judgement = Antes de decidir, pida una prueba del corazón, de los pulmones o de sus fuerzas.
reason-assumed-values = Puede que piensen que a usted le importan más cosas distintas.
reason-next-assumed-values = Diga a los dos médicos qué es lo que más le importa.
reason-local-availability = Puede depender de lo que cada lugar puede ofrecer.
reason-next-local-availability = Pregunte qué se podría hacer en el otro lugar.
reason-time-passed = Pasó tiempo entre las dos cartas.
reason-next-time-passed = Pregunte si hay que repetir alguna prueba.
reason-communication = Una carta es solo una parte de una opinión.
reason-next-communication = Pida por escrito el resto de la opinión.

third-histology = ¿Qué tipo de cáncer es: { $first } o { $second }?
third-stage = ¿Cuál es la etapa: { $first } o { $second }?
third-intent = ¿Qué puede buscar el tratamiento?
third-modality = ¿Qué tratamiento: { $first } o { $second }?
third-surgery = ¿Qué operación: { $first } o { $second }?
third-sequence = ¿Qué debe venir primero?
third-regimen = ¿Qué medicinas: { $first } o { $second }?
third-prognosis = ¿Cuál es el pronóstico?

ask-changed = { $element }: un médico dice { $first }, el otro { $second }. ¿Por qué no coinciden?
ask-only-one = { $element }: un médico dice { $said }, el otro no lo menciona. ¿Qué piensa usted?
ask-why-factors = Para { $doctor }: ¿Qué datos míos pesaron más?
ask-why-guideline = Para { $doctor }: ¿Qué guía usó, y qué versión?
ask-why-experience = Para { $doctor }: ¿Con qué frecuencia ve usted esto, y qué aconsejó a esas personas?
ask-why-confidence = Para { $doctor }: ¿Qué tan seguro es esto para usted?
ask-why-change = Para { $doctor }: ¿Qué le haría cambiar de opinión?

next-identical = Tiene dos médicos que dicen lo mismo. Puede decidir, o preguntar lo que sigue abierto.
next-minor = Pregunte por las diferencias pequeñas y después decida.
next-major = Pida a los dos médicos que hablen entre ellos de lo que los diferencia.
next-cannot-tell = Pida lo que falta antes de comparar.
next-third = Si siguen sin coincidir, un tercer médico podría contestar una pregunta: { $about }

cli-compare-first = Primera: { $who }
cli-compare-second = Segunda: { $who }
cli-compare-nobody = en { $path } no se encontró ninguna opinión
cli-compare-questions = Preguntas
cli-compare-next = Siguiente
cli-compare-why = Por qué pueden no coincidir
