# El marco de cada página, las fechas y las palabras que comparten muchas páginas.
# Borrador: not yet reviewed by a translator.

app-name = Second Opinion
skip = Ir al contenido
demo-line = Una persona inventada. Nada de esto trata de alguien real, y desaparece cuando usted cierra la aplicación.
menu = Principal
menu-now = Ahora
menu-case = Caso
menu-records = Papeles
menu-lock = Bloquear

way-title = Todo el camino
way-ready = Para empezar
way-case = Su caso
way-add = Agregar papeles
way-records = Mis papeles
way-set-aside = Apartados
way-case-room = Lo que dice
way-timeline = Lo que pasó
way-two-answers = Dos respuestas
way-done = , hecho
way-to-look-at = { $count } por mirar
way-set-aside-count = { $count }

foot-signs = ¿Se siente peor? Señales para llamar ahora
foot-about = Cómo funciona esta aplicación
foot-settings = Ajustes
foot-not-a-doctor = Second Opinion no es médico. Muestra lo que dicen sus papeles y qué preguntar. Sus papeles se quedan en esta computadora.

title-welcome = Para empezar
title-not-in = No está abierto aquí
title-trouble = Algo salió mal
title-gone = No está aquí
title-lock = Bloqueado
title-draft = Lo que estaba escribiendo
title-now = Ahora
title-add = Agregar papeles
title-reading = Lectura
title-records = Papeles
title-aside = Apartados
title-document = Documento
title-case = Caso
title-fact = Un dato
title-two-answers = Dos respuestas
title-timeline = Lo que pasó
title-settings = Ajustes
title-signs = Llame ahora
title-about = Cómo funciona esta aplicación

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
month-short-1 = ene
month-short-2 = feb
month-short-3 = mar
month-short-4 = abr
month-short-5 = may
month-short-6 = jun
month-short-7 = jul
month-short-8 = ago
month-short-9 = sep
month-short-10 = oct
month-short-11 = nov
month-short-12 = dic
weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
date-day = { $day } de { $month } de { $year }
date-month = { $month } de { $year }
date-day-only = { $day } de { $month }
date-weekday = { $weekday }, { $day }
spell-days = { $count ->
    [one] un día
   *[other] { $count } días
}
spell-weeks = { $count ->
    [one] una semana
   *[other] { $count } semanas
}
spell-months = { $count ->
    [one] un mes
   *[other] { $count } meses
}
spell-years = { $count ->
    [one] un año
   *[other] { $count } años
}

list-and = { $first } y { $last }
pages-count = { $count ->
    [one] 1 página
   *[other] { $count } páginas
}
paper-of = { $name }, { $date }
paper-page = { $name }, página { $page }
document-gone = Un papel que ya no está aquí
source-own = Sus propias palabras
source-own-words = Anotado por usted el { $date }
sources-more = { $count } lugares más
sources-all = Todos los lugares donde está

sign-two-answers = Dos respuestas
sign-cannot-tell = No se puede saber
see-both = Ver las dos, una junto a la otra
not-reviewed = Ningún médico ni traductor lo ha revisado todavía.
notice-happened = Qué pasó
notice-kept = Qué se guardó
notice-to-do = Qué hacer

became-read = { $count ->
    [0] Leído
    [one] Leído, 1 dato
   *[other] Leído, { $count } datos
}
became-from-picture = { $count ->
    [0] Leído de una imagen
    [one] Leído de una imagen, 1 dato
   *[other] Leído de una imagen, { $count } datos
}
became-partly = { $count ->
    [0] Leído en parte
    [one] Leído en parte, 1 dato
   *[other] Leído en parte, { $count } datos
}
became-not-read = No se pudo leer
became-duplicate = El mismo papel, apartado
became-other-person = No es suyo, apartado
became-ignored = Solo sirve para ver otros

kind-pathology-report = Informe de patología
kind-imaging-report = Informe de imágenes
kind-imaging-study = Imágenes (estudio)
kind-operative-note = Nota de la operación
kind-consult-note = Nota de la consulta
kind-discharge-summary = Resumen de alta del hospital
kind-lab-report = Resultados de laboratorio
kind-portal-summary = Descarga del portal
kind-genomic-report = Informe de prueba genética
kind-treatment-record = Registro de tratamiento
kind-radiotherapy-record = Registro de radioterapia
kind-insurance-card = Tarjeta del seguro médico
kind-letter = Carta
kind-slides = Laminillas
kind-junk = Archivo que solo ayuda a ver otros
kind-unknown = Otro tipo de papel

format-c-cda = Archivo de resumen de salud
format-fhir = Archivo de datos del portal
format-dicom = Disco de imágenes
format-pdf = PDF
format-text = Archivo de texto
format-rtf = Documento de texto
format-html = Página web
format-docx = Documento de Word
format-image = Imagen
format-zip = Archivo ZIP
format-other = Archivo

status-read = Leído
status-partly-read = Leído en parte
status-not-read = No se pudo leer
status-duplicate = El mismo papel dos veces
status-other-person = No es suyo
status-ignored = Solo sirve para ver otros

language-en = English
language-es = Español
language-fr = Français
language-de = Deutsch
language-pt = Português
language-it = Italiano
