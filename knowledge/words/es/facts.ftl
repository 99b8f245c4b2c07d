# Cómo se llaman los datos y cómo se dicen los valores codificados. Las palabras del papel nunca se cambian.
# Borrador: not yet reviewed by a translator.

fact-site = Lugar
fact-histology = Tipo
fact-laterality = Lado
fact-grade = Grado
fact-gleason = Puntuación de Gleason
fact-size = Tamaño
fact-stage = Etapa (estadio)
fact-stage-clinical = Etapa antes de la cirugía (estadio clínico)
fact-stage-pathological = Etapa después de la cirugía (estadio patológico)
fact-stage-post-therapy = Etapa después del tratamiento
fact-nodes = Ganglios linfáticos
fact-margin = Bordes (margen)
fact-procedure = Procedimiento
fact-systemic-therapy = Medicinas contra el cáncer
fact-radiotherapy = Radioterapia
fact-medication = Medicina
fact-allergy = Alergia
fact-condition = Enfermedad o problema de salud
fact-performance-status = Nivel de actividad
fact-imaging-study = Imágenes
fact-impression = El informe dice
fact-lesion = Medido
fact-family-history = Familia
fact-provider = Médico o consultorio
fact-coverage = Seguro médico
fact-plan = Recomendado
fact-immunization = Vacuna
fact-no-value = No se da ningún valor
fact-doubt = Escrito con duda:
fact-from-picture = Leído de una imagen. Por favor, revíselo.
fact-why-section-part = Hallado bajo “{ $section }”, parte { $part }, con la regla “{ $rule }”.
fact-why-section = Hallado bajo “{ $section }” con la regla “{ $rule }”.
fact-why-part = Hallado en la parte { $part } con la regla “{ $rule }”.
fact-why-rule = Hallado con la regla “{ $rule }”.
fact-picture-sure = Leído de una imagen. El programa estaba seguro en { $percent } de 100 de la palabra menos clara. Por favor, revísela.

side-left = Izquierdo
side-right = Derecho
side-bilateral = Ambos
side-midline = Centro
grade-nottingham = Grado de Nottingham
grade-differentiation = Diferenciación:
grade-fuhrman = Grado de Fuhrman
result-positive = Positivo
result-negative = Negativo
result-equivocal = Equívoco (no está claro)
result-not-performed = No se hizo
result-pending = Aún sin resultado
result-low = Bajo
result-high = Alto
margin-negative = Libre
margin-positive = Hay cáncer en el borde
margin-close = Cerca
margin-distance = lo más cercano { $distance }
class-pathogenic = Patogénica (se sabe que importa)
class-likely-pathogenic = Probablemente patogénica
class-uncertain-significance = De significado incierto
class-uncertain = De significado incierto
class-likely-benign = Probablemente benigna
class-benign = Benigna
origin-somatic = en el cáncer
origin-germline = hereditaria
course-active = ahora
course-given = se administró
course-completed = se terminó
course-planned = está previsto
course-declined = se rechazó
course-stopped = se suspendió
course-resolved = se resolvió
course-inactive = sin actividad
course-recurrence = volvió
course-remission = en remisión
course-in-progress = en curso
course-not-done = no se hizo
length-mm = { $number } mm
length-cm = { $number } cm
gleason-group = grupo de grado { $group }
stage-group = etapa { $group }
nodes-of = { $positive } de { $examined } tenían cáncer
nodes-positive = { $positive } tenían cáncer
nodes-examined = { $examined } examinados
nodes-extension = cáncer fuera del ganglio
nodes-no-extension = nada fuera del ganglio
cycles = { $count ->
    [one] 1 vez
   *[other] { $count } veces
}
dose-gy = { $dose } Gy
fractions = { $count ->
    [one] 1 sesión
   *[other] { $count } sesiones
}
images-count = { $count ->
    [one] 1 imagen
   *[other] { $count } imágenes
}
impression-quote = «{ $text }»
lesion-before = antes { $size }
lesion-before-on = antes { $size } ({ $date })
lesion-uptake = captación (SUV) { $value }
lesion-uptake-before = captación antes { $value }
imaging-compared = comparado con: { $with }
modality-mg = Mamografía
modality-ct = Tomografía computarizada (CT)
modality-mr = Resonancia magnética (MRI)
modality-us = Ultrasonido
modality-pt = Tomografía PET
modality-nm = Estudio de medicina nuclear
modality-xa = Radiografía de los vasos
modality-cr = Radiografía
modality-dx = Radiografía
modality-sm = Laminillas

standing-confirmed = Usted dijo que esto está bien.
standing-said-wrong = Usted dijo que esto está mal.
standing-hidden = Usted lo ocultó.
standing-own-words = En sus propias palabras.
