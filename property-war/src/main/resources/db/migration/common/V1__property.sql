create table property (
    id varchar(36) primary key,
    owner varchar(36) not null,
    name varchar(200) not null,
    type varchar(50) not null,
    street varchar(200) not null,
    city varchar(100) not null,
    postal_code varchar(20) not null,
    country varchar(100) not null,
    role varchar(50) not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    version bigint not null
);

create index property_by_owner on property (owner, created_at, id);
