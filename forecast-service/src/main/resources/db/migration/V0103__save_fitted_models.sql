-- The fitted model itself, so that a restart goes on from it without fitting anything.
alter table chosen_model add column saved bytea;
