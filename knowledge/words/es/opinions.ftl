# Páginas de dos opiniones: elegir, comparar, la carta a los dos médicos.
# Borrador: not yet reviewed by a translator.

way-after = Después de la visita
way-opinions = Dos opiniones

title-opinions = Opiniones
title-compare = Dos opiniones
title-bridge = Una carta a los dos médicos

opinions-eyebrow = Después de la visita
opinions-heading = Ponga dos opiniones una junto a la otra
opinions-text = Elija los dos papeles. Aquí se ve dónde los dos médicos dicen lo mismo, dónde no, y qué podría preguntar. No dice quién tiene razón.
opinions-which-first = ¿Cuál es la primera opinión?
opinions-which-second = ¿Cuál es la segunda opinión?
opinions-reports = Otros papeles: notas, informes de laboratorio y de imágenes
opinions-heard = Lo que yo anoté
opinions-compare = Ponerlas una junto a la otra
opinions-too-few = Hacen falta dos cartas. Hasta ahora hay una o ninguna.
opinions-add = Añadir una carta
opinions-type = Anotar lo que dijo un médico
opinions-type-text = ¿Le dijo un médico algo que no está en ninguna carta? Puede anotarlo. Se guarda como sus propias palabras, con su fecha.
opinions-type-who = ¿Quién lo dijo?
opinions-type-save = Guardarlo

compare-eyebrow = Dos opiniones, una junto a la otra
compare-heading = No coinciden en { $differ }.
compare-counts = De { $all } puntos, { $same } son iguales, { $clearer } iguales con más detalle, { $differ } distintos, y { $one } vienen de un solo médico. Esta página no dice quién tiene razón.
compare-head-first = Primera: { $who }
compare-head-second = Segunda: { $who }
compare-differ-title = En qué no coinciden
compare-one-title = De un solo médico
compare-agree-title = En qué coinciden
compare-show = Ver las palabras
compare-hide = Ocultar las palabras
compare-silent = No se menciona
compare-silent-first = La primera carta no habla de esto. Eso no es un no.
compare-silent-second = La segunda carta no habla de esto. Eso no es un no.
compare-outlook-hidden = Se da una cifra. Está oculta hasta que usted la pida.
compare-clearer = { $first }. Con más detalle: { $second }.
compare-no-reason = Las cartas no muestran por qué.
compare-next-title = Qué puede hacer ahora
compare-letter = Leer una carta a los dos médicos
compare-how-big = ¿Qué tan grande es la diferencia?

element-in-histology = el tipo de cáncer
element-in-grade = el grado
element-in-stage = la etapa
element-in-biomarkers = los resultados de pruebas del tumor
element-in-prognosis = el pronóstico
element-in-intent = el objetivo
element-in-modality = los tipos de tratamiento
element-in-sequence = el orden
element-in-regimen = las medicinas
element-in-surgery = la operación
element-in-radiation = la radioterapia
element-in-trial = un estudio clínico
element-in-tests-first = pruebas primero
element-in-timing = cuándo empezar

bridge-eyebrow = Dos opiniones
bridge-heading = Una carta que pide a los dos médicos que hablen
bridge-text = Cita a los dos y no toma partido. Léala, imprímala, fírmela. Desde aquí no se envía nada.
bridge-consent-text = Al firmar, usted permite que los dos médicos hablen entre sí sobre usted.
bridge-back = Volver a las dos opiniones
bridge-to = Para { $first } y { $second }
bridge-intro = Pedí a los dos su opinión. Gracias. Sus cartas no coinciden en estos puntos:
bridge-ask = ¿Podrían hablar entre ustedes sobre esto y decirme en qué coinciden y en qué no? Si aún no coinciden, ¿quién podría responder la pregunta abierta?
bridge-consent = Permito que compartan entre ustedes mi información médica para esto.
bridge-thanks = Gracias por su ayuda.
bridge-made = Un programa de computadora tomó las citas de sus cartas. Ningún médico lo ha revisado.
bridge-answer = Su respuesta conjunta
bridge-signed = Nombres, fecha
bridge-wrote = { $who } escribió:

opinions-several = Ver todas a la vez
several-heading = Todas las opiniones, lado a lado
several-text = Cada línea es un punto. Lo que difiere va primero. Esta página no dice quién tiene razón ni cuenta quién dice qué.
several-older = Opiniones más antiguas que no se muestran aquí: { $count }
several-one-title = Solo una habla de esto
several-one = Solo una lo dice
several-same-title = Igual en todas las que hablan de ello
several-two = Comparar dos de ellas
several-time-title = Lo que un médico dijo antes y dice ahora
several-time-text = Arriba están las palabras más recientes de cada médico. Lo que dijo antes se conserva.
several-time-same = La carta posterior no cambia nada de lo dicho antes.
several-time-line = antes, { $before } ({ $earlier }); ahora, { $now } ({ $later })
several-time-both = Ver las dos cartas lado a lado
