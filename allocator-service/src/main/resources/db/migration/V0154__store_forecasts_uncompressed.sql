-- Every forecast is written once and seldom read: compressing it costs more than it saves.
alter table vm_forecast alter column body set storage external;
