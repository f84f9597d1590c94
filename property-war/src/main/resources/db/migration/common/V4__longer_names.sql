-- 500 code points, of which H2 may count two each
alter table property alter column name set data type varchar(1000);
