-- What is not handled yet is counted every few seconds, among all that was.
create index inbox_open on inbox (state) where state <> 'handled';
