# Trials: what a study asks, laid beside the case. Nothing here says that somebody can join.

trial-outcome-nothing-found-that-excludes = Nothing was found that speaks against it. Only the study's doctors can say if you can join.
trial-outcome-something-to-ask-about = There is something to ask about. Only the study's doctors can say if you can join.
trial-outcome-seems-not-to-fit = This study seems not to fit, because of the lines below. Papers can be wrong or old: you may still ask.
trial-mark-does-not-fit = Seems not to fit:
trial-mark-cannot-tell = Cannot tell from the papers:
trial-mark-fits = Fits, by the papers:
trial-field-sex = Only people of one sex, by the register
trial-field-age = An age limit, by the register
cli-no-study = There is no study { $id } in the list. Check the number, or load a newer list.
