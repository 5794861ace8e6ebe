-- The history that a model was fitted to, so that a restart reads one row per series and not one per step.
alter table chosen_model add column history bytea;

-- Noise that compression would only spend time on.
alter table chosen_model alter column history set storage external;
