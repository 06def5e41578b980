resource "aws_glue_catalog_database" "this" {
  for_each = {
    raw       = "What Firehose delivered: JSON lines by the hour of arrival"
    processed = "What the transformation wrote: Parquet by the date of the event"
  }

  name         = "${replace(var.name, "-", "_")}_${each.key}"
  description  = each.value
  location_uri = "s3://${var.lake_bucket}/${each.key}/"
}

# Partition projection: the folders follow a rule, so nothing has to crawl them.
resource "aws_glue_catalog_table" "raw" {
  for_each = local.raw

  name          = each.key
  database_name = aws_glue_catalog_database.this["raw"].name
  description   = each.value.description
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    EXTERNAL                    = "TRUE"
    classification              = "json"
    compressionType             = "gzip"
    "projection.enabled"        = "true"
    "projection.year.type"      = "integer"
    "projection.year.range"     = "2025,2040"
    "projection.year.digits"    = "4"
    "projection.month.type"     = "integer"
    "projection.month.range"    = "1,12"
    "projection.month.digits"   = "2"
    "projection.day.type"       = "integer"
    "projection.day.range"      = "1,31"
    "projection.day.digits"     = "2"
    "projection.hour.type"      = "integer"
    "projection.hour.range"     = "0,23"
    "projection.hour.digits"    = "2"
    "storage.location.template" = "s3://${var.lake_bucket}/raw/${each.key}/year=$${year}/month=$${month}/day=$${day}/hour=$${hour}/"
  }

  dynamic "partition_keys" {
    for_each = ["year", "month", "day", "hour"]

    content {
      name = partition_keys.value
      type = "int"
    }
  }

  storage_descriptor {
    location      = "s3://${var.lake_bucket}/raw/${each.key}/"
    input_format  = "org.apache.hadoop.mapred.TextInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"
    compressed    = true

    ser_de_info {
      name                  = "json"
      serialization_library = "org.openx.data.jsonserde.JsonSerDe"
      # A broken line is a row of nulls, to be quarantined, not the end of the query.
      parameters = { "ignore.malformed.json" = "true" }
    }

    dynamic "columns" {
      for_each = each.value.columns

      content {
        name = columns.value[0]
        type = columns.value[1]
      }
    }
  }
}
