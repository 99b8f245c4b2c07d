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
missing-held-by = Quién lo tiene: { $holder }.
missing-not-reviewed = Estas listas se reunieron de lo que publican los centros de cáncer. Ningún médico las ha revisado todavía.

because-few-results = Solo se pudieron leer unos pocos resultados. Vea si los demás están en sus papeles.
because-one-page = Solo hay una página del informe.
because-other-language = Algunos papeles están en otro idioma que no es el inglés.
letter-pdf = Guardar como PDF
