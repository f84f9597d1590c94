-- lengths are counted in code points; H2 counts UTF-16 units, of which one may need two
alter table property alter column name set data type varchar(400);
alter table property alter column type set data type varchar(100);
alter table property alter column street set data type varchar(400);
alter table property alter column city set data type varchar(200);
alter table property alter column postal_code set data type varchar(40);
alter table property alter column country set data type varchar(200);
alter table property alter column role set data type varchar(100);
