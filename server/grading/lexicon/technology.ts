/** Components and products, by what they do. Names as they stand after repair; `|` joins the ways to say a thing. */
export const technology: Readonly<Record<string, string>> = {
  queue:
    'kafka|kinesis|pubsub|pub/sub|rabbitmq|pulsar|sqs|sns|event hub|redpanda|nats|activemq|msk|message queue|message broker|message bus|broker|event bus|queue|topic|durable log|commit log|message log|log segment*|event stream|eventbridge|job queue|stream backbone|streaming backbone|intake topic',
  'stream-processor':
    'flink|spark streaming|structured streaming|kafka streams|beam|dataflow|storm|samza|ksql*|stream processor|stream processing|streaming job|stream job|streaming pipeline|streaming application|materialize|aggregator|aggregation job|consumer group|stage one|stage two',
  batch:
    'spark|hadoop|mapreduce|dbt|airflow|dagster|prefect|emr|dataproc|databricks|hive|batch job|nightly job|hourly job|daily job|batch pipeline|cron|scheduled job|glue job|recount|etl',
  warehouse: 'snowflake|bigquery|redshift|warehouse|data warehouse|synapse|data mart|marts',
  'object-store':
    's3|gcs|object store|object storage|blob store|blob storage|azure blob|data lake|the lake|lake|iceberg|delta lake|delta table*|hudi|parquet|lakehouse|hdfs|minio|glacier|raw zone|raw archive',
  'key-value':
    'redis|dynamodb|cassandra|scylladb|bigtable|memcached|hbase|aerospike|rocksdb|key value|kv store|feature store|valkey|etcd|in memory store|in memory index|mongodb|couchbase|document store|nosql',
  'sql-store':
    'postgres|postgresql|mysql|mariadb|spanner|cockroach|cockroachdb|aurora|sql server|oracle|relational database|relational store|rdbms|distributed sql|vitess|yugabyte|tidb|sqlite|ledger|orders db|rds',
  olap: 'pinot|druid|clickhouse|olap|trino|presto|athena|elasticsearch|opensearch|elk|solr|lucene|timescale|timescaledb|influx|influxdb|starrocks|doris|kylin|search index|inverted index|vector index|graph database|neo4j|time series database|tsdb|duckdb',
  cache: 'cache|redis|memcached|cdn|cloudfront|varnish|cached|caching|edge cache|local cache|price cache',
  gateway:
    'gateway|load balancer|ingress|collector|envoy|nginx|proxy|ingestion service|ingest service|ingestion api|ingest api|edge service|front door|fluentd|fluent bit|logstash|vector|filebeat|agent|receiver|firehose|endpoint|upload service|page service|api server|web server|webhook*',
  cdc: 'debezium|change data capture|cdc|binlog|wal|write ahead log|logical replication|change stream*|change event*|outbox|maxwell|dms|golden gate|change log|replication log',
  platform:
    'kubernetes|docker|ecs|fargate|lambda|serverless|cloud run|terraform|helm|istio|service mesh|ec2|vm|virtual machine|graviton|gpu',
  protocol:
    'grpc|websocket*|http|rest api|graphql|protobuf|avro|thrift|json|mqtt|server sent event*|long polling|tls|mtls',
  observability:
    'prometheus|grafana|datadog|jaeger|opentelemetry|otel|new relic|cloudwatch|kibana|splunk|pagerduty|opsgenie|honeycomb|zipkin|sentry|thanos|mimir|loki|tempo|airflow ui|flink ui|elk stack',
  serving:
    'dashboard*|api|query service|read service|bi|tableau|looker|superset|trino|presto|athena|notebook*|report*|analyst*|serving|query layer|query engine|search api|insights api|kibana|app|client|ui|front end|frontend|consumer app|user interface|home page|subscribers|websocket*|map|screen|wall|response|allowed',
}

/** Words that decorate. A list of them, or of products, says nothing about the problem. */
export const decoration =
  'scalable|highly scalable|horizontally scalable|elastic|elasticity|resilient|resilience|robust|fault tolerant|fault tolerance|durable|durability|highly available|high availability|low latency|high throughput|real time|near real time|event driven|cloud native|microservice*|decoupled|decoupling|loosely coupled|distributed|serverless|cqrs|event sourcing|lambda architecture|kappa architecture|lambda|kappa|medallion|bronze|silver|gold|data mesh|data fabric|lakehouse|zero trust|best practice*|industry standard|state of the art|modern|ai|ml|machine learning|aiops|finops|devops|gitops|observability|golden signals|single source of truth|single pane of glass|multi region|multi az|active active|exactly once|at least once|idempotent|idempotency|sharding|partitioning|replication|consensus|raft|paxos|quorum|cap theorem|eventual consistency|strong consistency|acid|base|consistent hashing|bloom filter|circuit breaker|back pressure|backpressure|rate limiting|load balancing|autoscaling|auto scaling|caching|cdn|encryption|rbac|oauth|sso|tls|mtls|gdpr|ccpa|pii|slo|sla|sli|rto|rpo|tracing|metrics|logging|logs|alerting|monitoring|dashboards|governance|lineage|data quality|schema registry|data contracts|dead letter queue|dlq|checkpointing|watermarks|windowing|stateful|stateless|schema on read|separation of storage and compute|time travel|zero downtime|blue green|canary|feature flag*|chaos engineering|service mesh|sidecar|saga|two phase commit|leader election|gossip|crdt|vector clock*|merkle tree|lsm tree|b tree|compression|tiering|spot instances|reserved instances|anomaly detection|self healing|privacy by design|encryption at rest|in transit|access control|data masking|audit|compliance|security|reliability|scalability|availability|consistency|partition tolerance|high performance|performance|latency|throughput|ingest|process|store|govern|activate|transform|enrichment|big data'
