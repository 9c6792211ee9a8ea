-- A file as the very first version made it, with a few rows.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_versions (version integer primary key, name text not null, applied_at bigint not null);
INSERT INTO schema_versions VALUES(1,'0001_foundation',1795262705560);
CREATE TABLE subscribers (
    id            integer primary key autoincrement,
    channel       text    not null,
    address       text    not null,
    is_group      boolean not null,
    name          text    not null,
    locale        text    not null,
    region        text,
    audience      text,
    unit          text,
    status        text    not null,
    status_reason text,
    since         bigint  not null,
    unique (channel, address)
);
INSERT INTO subscribers VALUES(1,'telegram','7',0,'甲','zh-CN','371324','farmer',NULL,'Active',NULL,1763700000000);
INSERT INTO subscribers VALUES(2,'telegram','8',0,'乙','zh-CN',NULL,NULL,NULL,'Active',NULL,1763700000000);
CREATE TABLE subscriber_topics (
    subscriber_id bigint not null references subscribers (id) on delete cascade,
    topic         text   not null,
    primary key (subscriber_id, topic)
) without rowid;
INSERT INTO subscriber_topics VALUES(2,'health');
CREATE TABLE subscriber_crops (
    subscriber_id bigint not null references subscribers (id) on delete cascade,
    crop          text   not null,
    primary key (subscriber_id, crop)
) without rowid;
INSERT INTO subscriber_crops VALUES(1,'maize');
INSERT INTO subscriber_crops VALUES(1,'wheat');
CREATE TABLE tip_replies (
    subscriber_id bigint not null references subscribers (id) on delete cascade,
    tip           text   not null,
    at            bigint not null,
    primary key (subscriber_id, tip)
) without rowid;
CREATE TABLE updates (
    channel     text    not null,
    id          text    not null,
    payload     text    not null,
    received_at bigint  not null,
    state       integer not null,
    handled_at  bigint,
    error       text,
    primary key (channel, id)
) without rowid;
CREATE TABLE broadcasts (
    id             integer primary key autoincrement,
    occurrence     text unique,
    content        text    not null,
    title          text    not null,
    audience       text    not null,
    status         text    not null,
    status_reason  text,
    priority       integer not null,
    resend_doubted boolean not null,
    created_at     bigint  not null,
    due_at         bigint  not null,
    stale_at       bigint  not null,
    started_at     bigint,
    finished_at    bigint
);
INSERT INTO broadcasts VALUES(1,NULL,'less-salt','少吃盐','{}','Completed',NULL,1,1,1763700000000,1763700000000,1763800000000,NULL,NULL);
CREATE TABLE broadcast_texts (
    broadcast_id bigint not null references broadcasts (id) on delete cascade,
    locale       text   not null,
    message      text   not null,
    primary key (broadcast_id, locale)
) without rowid;
INSERT INTO broadcast_texts VALUES(1,'en','{"Text":{"Plain":"Dry grain keeps, damp grain spoils\nBring the moisture down before you store it.\n\nDamp grain grows mould, changes colour and draws insects. The longer you want to keep it, the drier it must be.\n\nFor paddy rice:\n\n\u2022 A few weeks to a few months: 14% moisture or less\n\u2022 Eight to twelve months: 13% or less\n\u2022 Seed you keep for yourself: 12% or less, or it may not sprout\n\nYou cannot feel this by hand. Ask a grain station or co-operative to measure it.\n\nOnce it is stored:\n\n1. Clean the store first.\n2. Keep out rain and damp: dry grain takes up water from moist air.\n3. Keep out insects, rats and birds, and look in often.\n\nSource: \u56FD\u9645\u6C34\u7A3B\u7814\u7A76\u6240\uFF08IRRI\uFF09\u6C34\u7A3B\u77E5\u8BC6\u5E93: Moisture content for safe storage","ChatHtml":"\u003Cb\u003EDry grain keeps, damp grain spoils\u003C/b\u003E\n\u003Ci\u003EBring the moisture down before you store it.\u003C/i\u003E\n\nDamp grain grows mould, changes colour and draws insects. The longer you want to keep it, the drier it must be.\n\nFor paddy rice:\n\n\u2022 A few weeks to a few months: \u003Cb\u003E14% moisture or less\u003C/b\u003E\n\u2022 Eight to twelve months: \u003Cb\u003E13% or less\u003C/b\u003E\n\u2022 Seed you keep for yourself: \u003Cb\u003E12% or less\u003C/b\u003E, or it may not sprout\n\nYou cannot feel this by hand. Ask a grain station or co-operative to measure it.\n\nOnce it is stored:\n\n1. Clean the store first.\n2. Keep out rain and damp: dry grain takes up water from moist air.\n3. Keep out insects, rats and birds, and look in often.\n\nSource: \u003Ca href=\u0022http://knowledgebank.irri.org/step-by-step-production/postharvest/storage/moisture-content-for-safe-storage\u0022\u003E\u56FD\u9645\u6C34\u7A3B\u7814\u7A76\u6240\uFF08IRRI\uFF09\u6C34\u7A3B\u77E5\u8BC6\u5E93: Moisture content for safe storage\u003C/a\u003E","WebHtml":"\u003Cp\u003E\u003Cb\u003EDry grain keeps, damp grain spoils\u003C/b\u003E\u003C/p\u003E\u003Cp\u003E\u003Ci\u003EBring the moisture down before you store it.\u003C/i\u003E\u003C/p\u003E\u003Cp\u003EDamp grain grows mould, changes colour and draws insects. The longer you want to keep it, the drier it must be.\u003C/p\u003E\u003Cp\u003EFor paddy rice:\u003C/p\u003E\u003Cul\u003E\u003Cli\u003EA few weeks to a few months: \u003Cb\u003E14% moisture or less\u003C/b\u003E\u003C/li\u003E\u003Cli\u003EEight to twelve months: \u003Cb\u003E13% or less\u003C/b\u003E\u003C/li\u003E\u003Cli\u003ESeed you keep for yourself: \u003Cb\u003E12% or less\u003C/b\u003E, or it may not sprout\u003C/li\u003E\u003C/ul\u003E\u003Cp\u003EYou cannot feel this by hand. Ask a grain station or co-operative to measure it.\u003C/p\u003E\u003Cp\u003EOnce it is stored:\u003C/p\u003E\u003Col\u003E\u003Cli\u003EClean the store first.\u003C/li\u003E\u003Cli\u003EKeep out rain and damp: dry grain takes up water from moist air.\u003C/li\u003E\u003Cli\u003EKeep out insects, rats and birds, and look in often.\u003C/li\u003E\u003C/ol\u003E\u003Cp\u003ESource: \u003Ca href=\u0022http://knowledgebank.irri.org/step-by-step-production/postharvest/storage/moisture-content-for-safe-storage\u0022 rel=\u0022noopener noreferrer\u0022 target=\u0022_blank\u0022\u003E\u56FD\u9645\u6C34\u7A3B\u7814\u7A76\u6240\uFF08IRRI\uFF09\u6C34\u7A3B\u77E5\u8BC6\u5E93: Moisture content for safe storage\u003C/a\u003E\u003C/p\u003E"},"Image":null,"Choices":[]}');
INSERT INTO broadcast_texts VALUES(1,'zh-CN','{"Text":{"Plain":"\u5B58\u7CAE\u5148\u770B\u5E72\u4E0D\u5E72\n\u6C34\u5206\u964D\u4E0B\u6765\u518D\u8FDB\u4ED3\uFF0C\u624D\u4E0D\u53D1\u9709\u3001\u4E0D\u751F\u866B\u3002\n\n\u7CAE\u98DF\u6E7F\u7740\u8FDB\u4ED3\uFF0C\u5BB9\u6613\u53D1\u9709\u3001\u53D8\u8272\u3001\u62DB\u866B\u3002\u6253\u7B97\u653E\u5F97\u8D8A\u4E45\uFF0C\u5C31\u8981\u6652\u5F97\u8D8A\u5E72\u3002\n\n\u62FF\u7A3B\u8C37\u6765\u8BF4\uFF1A\n\n\u2022 \u653E\u51E0\u4E2A\u661F\u671F\u5230\u51E0\u4E2A\u6708\uFF0C\u6C34\u5206\u4E0D\u8D85\u8FC714%\n\u2022 \u653E\u516B\u4E2A\u6708\u5230\u4E00\u5E74\uFF0C\u4E0D\u8D85\u8FC713%\n\u2022 \u81EA\u5DF1\u7559\u7684\u79CD\u5B50\uFF0C\u4E0D\u8D85\u8FC712%\uFF0C\u4E0D\u7136\u4F1A\u5F71\u54CD\u51FA\u82D7\n\n\u6C34\u5206\u591A\u5C11\uFF0C\u624B\u6478\u4E0D\u51C6\u3002\u8BF7\u7CAE\u7AD9\u6216\u5408\u4F5C\u793E\u7528\u6C34\u5206\u4EEA\u6D4B\u4E00\u4E0B\u6700\u53EF\u9760\u3002\n\n\u8FDB\u4ED3\u4EE5\u540E\uFF1A\n\n1. \u4ED3\u91CC\u5148\u6253\u626B\u5E72\u51C0\u3002\n2. \u9632\u96E8\u3001\u9632\u8FD4\u6F6E\u3002\u6652\u5E72\u7684\u7CAE\u98DF\u78B0\u4E0A\u6F6E\u6C14\uFF0C\u4F1A\u628A\u6C34\u5206\u518D\u5438\u56DE\u53BB\u3002\n3. \u9632\u866B\u3001\u9632\u9F20\u3001\u9632\u9E1F\uFF0C\u5E38\u53BB\u770B\u4E00\u770B\u3002\n\n\u6765\u6E90\uFF1A \u56FD\u9645\u6C34\u7A3B\u7814\u7A76\u6240\uFF08IRRI\uFF09\u6C34\u7A3B\u77E5\u8BC6\u5E93: Moisture content for safe storage","ChatHtml":"\u003Cb\u003E\u5B58\u7CAE\u5148\u770B\u5E72\u4E0D\u5E72\u003C/b\u003E\n\u003Ci\u003E\u6C34\u5206\u964D\u4E0B\u6765\u518D\u8FDB\u4ED3\uFF0C\u624D\u4E0D\u53D1\u9709\u3001\u4E0D\u751F\u866B\u3002\u003C/i\u003E\n\n\u7CAE\u98DF\u6E7F\u7740\u8FDB\u4ED3\uFF0C\u5BB9\u6613\u53D1\u9709\u3001\u53D8\u8272\u3001\u62DB\u866B\u3002\u6253\u7B97\u653E\u5F97\u8D8A\u4E45\uFF0C\u5C31\u8981\u6652\u5F97\u8D8A\u5E72\u3002\n\n\u62FF\u7A3B\u8C37\u6765\u8BF4\uFF1A\n\n\u2022 \u653E\u51E0\u4E2A\u661F\u671F\u5230\u51E0\u4E2A\u6708\uFF0C\u6C34\u5206\u003Cb\u003E\u4E0D\u8D85\u8FC714%\u003C/b\u003E\n\u2022 \u653E\u516B\u4E2A\u6708\u5230\u4E00\u5E74\uFF0C\u003Cb\u003E\u4E0D\u8D85\u8FC713%\u003C/b\u003E\n\u2022 \u81EA\u5DF1\u7559\u7684\u79CD\u5B50\uFF0C\u003Cb\u003E\u4E0D\u8D85\u8FC712%\u003C/b\u003E\uFF0C\u4E0D\u7136\u4F1A\u5F71\u54CD\u51FA\u82D7\n\n\u6C34\u5206\u591A\u5C11\uFF0C\u624B\u6478\u4E0D\u51C6\u3002\u8BF7\u7CAE\u7AD9\u6216\u5408\u4F5C\u793E\u7528\u6C34\u5206\u4EEA\u6D4B\u4E00\u4E0B\u6700\u53EF\u9760\u3002\n\n\u8FDB\u4ED3\u4EE5\u540E\uFF1A\n\n1. \u4ED3\u91CC\u5148\u6253\u626B\u5E72\u51C0\u3002\n2. \u9632\u96E8\u3001\u9632\u8FD4\u6F6E\u3002\u6652\u5E72\u7684\u7CAE\u98DF\u78B0\u4E0A\u6F6E\u6C14\uFF0C\u4F1A\u628A\u6C34\u5206\u518D\u5438\u56DE\u53BB\u3002\n3. \u9632\u866B\u3001\u9632\u9F20\u3001\u9632\u9E1F\uFF0C\u5E38\u53BB\u770B\u4E00\u770B\u3002\n\n\u6765\u6E90\uFF1A \u003Ca href=\u0022http://knowledgebank.irri.org/step-by-step-production/postharvest/storage/moisture-content-for-safe-storage\u0022\u003E\u56FD\u9645\u6C34\u7A3B\u7814\u7A76\u6240\uFF08IRRI\uFF09\u6C34\u7A3B\u77E5\u8BC6\u5E93: Moisture content for safe storage\u003C/a\u003E","WebHtml":"\u003Cp\u003E\u003Cb\u003E\u5B58\u7CAE\u5148\u770B\u5E72\u4E0D\u5E72\u003C/b\u003E\u003C/p\u003E\u003Cp\u003E\u003Ci\u003E\u6C34\u5206\u964D\u4E0B\u6765\u518D\u8FDB\u4ED3\uFF0C\u624D\u4E0D\u53D1\u9709\u3001\u4E0D\u751F\u866B\u3002\u003C/i\u003E\u003C/p\u003E\u003Cp\u003E\u7CAE\u98DF\u6E7F\u7740\u8FDB\u4ED3\uFF0C\u5BB9\u6613\u53D1\u9709\u3001\u53D8\u8272\u3001\u62DB\u866B\u3002\u6253\u7B97\u653E\u5F97\u8D8A\u4E45\uFF0C\u5C31\u8981\u6652\u5F97\u8D8A\u5E72\u3002\u003C/p\u003E\u003Cp\u003E\u62FF\u7A3B\u8C37\u6765\u8BF4\uFF1A\u003C/p\u003E\u003Cul\u003E\u003Cli\u003E\u653E\u51E0\u4E2A\u661F\u671F\u5230\u51E0\u4E2A\u6708\uFF0C\u6C34\u5206\u003Cb\u003E\u4E0D\u8D85\u8FC714%\u003C/b\u003E\u003C/li\u003E\u003Cli\u003E\u653E\u516B\u4E2A\u6708\u5230\u4E00\u5E74\uFF0C\u003Cb\u003E\u4E0D\u8D85\u8FC713%\u003C/b\u003E\u003C/li\u003E\u003Cli\u003E\u81EA\u5DF1\u7559\u7684\u79CD\u5B50\uFF0C\u003Cb\u003E\u4E0D\u8D85\u8FC712%\u003C/b\u003E\uFF0C\u4E0D\u7136\u4F1A\u5F71\u54CD\u51FA\u82D7\u003C/li\u003E\u003C/ul\u003E\u003Cp\u003E\u6C34\u5206\u591A\u5C11\uFF0C\u624B\u6478\u4E0D\u51C6\u3002\u8BF7\u7CAE\u7AD9\u6216\u5408\u4F5C\u793E\u7528\u6C34\u5206\u4EEA\u6D4B\u4E00\u4E0B\u6700\u53EF\u9760\u3002\u003C/p\u003E\u003Cp\u003E\u8FDB\u4ED3\u4EE5\u540E\uFF1A\u003C/p\u003E\u003Col\u003E\u003Cli\u003E\u4ED3\u91CC\u5148\u6253\u626B\u5E72\u51C0\u3002\u003C/li\u003E\u003Cli\u003E\u9632\u96E8\u3001\u9632\u8FD4\u6F6E\u3002\u6652\u5E72\u7684\u7CAE\u98DF\u78B0\u4E0A\u6F6E\u6C14\uFF0C\u4F1A\u628A\u6C34\u5206\u518D\u5438\u56DE\u53BB\u3002\u003C/li\u003E\u003Cli\u003E\u9632\u866B\u3001\u9632\u9F20\u3001\u9632\u9E1F\uFF0C\u5E38\u53BB\u770B\u4E00\u770B\u3002\u003C/li\u003E\u003C/ol\u003E\u003Cp\u003E\u6765\u6E90\uFF1A \u003Ca href=\u0022http://knowledgebank.irri.org/step-by-step-production/postharvest/storage/moisture-content-for-safe-storage\u0022 rel=\u0022noopener noreferrer\u0022 target=\u0022_blank\u0022\u003E\u56FD\u9645\u6C34\u7A3B\u7814\u7A76\u6240\uFF08IRRI\uFF09\u6C34\u7A3B\u77E5\u8BC6\u5E93: Moisture content for safe storage\u003C/a\u003E\u003C/p\u003E"},"Image":null,"Choices":[]}');
CREATE TABLE deliveries (
    broadcast_id  bigint  not null references broadcasts (id) on delete cascade,
    subscriber_id bigint  not null,
    channel       text    not null,
    state         integer not null,
    attempts      integer not null,
    doubts        integer not null,
    at            bigint,
    message_id    text,
    reason        text,
    primary key (broadcast_id, subscriber_id)
) without rowid;
INSERT INTO deliveries VALUES(1,1,'telegram',2,1,0,1763700000000,'55',NULL);
CREATE TABLE occurrences (
    schedule     text   not null,
    due_at       bigint not null,
    outcome      text   not null,
    reason       text,
    broadcast_id bigint references broadcasts (id),
    recorded_at  bigint not null,
    primary key (schedule, due_at)
) without rowid;
CREATE TABLE schedule_marks (
    schedule text   not null primary key,
    through  bigint not null
) without rowid;
CREATE TABLE webchat_messages (
    id       integer primary key autoincrement,
    address  text    not null,
    page_key text,
    from_bot boolean not null,
    html     text    not null,
    image    text,
    choices  text,
    at       bigint  not null,
    version  integer not null,
    unique (address, page_key)
);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('subscribers',2);
INSERT INTO sqlite_sequence VALUES('broadcasts',1);
CREATE INDEX updates_open on updates (received_at) where state = 0;
CREATE INDEX broadcasts_status on broadcasts (status);
CREATE INDEX broadcasts_content on broadcasts (content, started_at);
CREATE INDEX deliveries_waiting on deliveries (broadcast_id, channel, at) where state = 3;
CREATE INDEX webchat_messages_address on webchat_messages (address, id);
COMMIT;
