# Estudios clínicos: lo que pide un estudio, junto al caso. Nada aquí dice que alguien puede entrar.

trial-outcome-nothing-found-that-excludes = No se encontró nada en contra. Solo los médicos del estudio pueden decir si usted puede entrar.
trial-outcome-something-to-ask-about = Hay algo que preguntar. Solo los médicos del estudio pueden decir si usted puede entrar.
trial-outcome-seems-not-to-fit = Este estudio parece no ser para usted, por las líneas de abajo. Los papeles pueden estar mal o ser viejos: aún puede preguntar.
trial-mark-does-not-fit = Parece que no:
trial-mark-cannot-tell = Los papeles no lo dicen:
trial-mark-fits = Sí, según los papeles:
trial-field-sex = Solo personas de un sexo, según el registro
trial-field-age = Un límite de edad, según el registro
cli-no-study = No hay un estudio { $id } en la lista. Revise el número o cargue una lista más nueva.
