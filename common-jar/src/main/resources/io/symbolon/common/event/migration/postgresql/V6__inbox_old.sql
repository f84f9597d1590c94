create index inbox_old on inbox (received_at) where state = 'handled';
