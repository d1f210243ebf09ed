-- Figures of a day and a week add up hours instead of steps of 5 min. The hours of rows that are there come with the
-- first roll-up after the start; until then their steps of 5 min are read, as before.
alter table pool_sample drop constraint pool_sample_step_ck;
alter table pool_sample add constraint pool_sample_step_ck check (step_seconds in (10, 300, 3600));
alter table console_sample drop constraint console_sample_step_ck;
alter table console_sample add constraint console_sample_step_ck check (step_seconds in (10, 300, 3600));
