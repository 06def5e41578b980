using Visa.Deployment.Tests.Hcl;

namespace Visa.Deployment.Tests.Stores;

/// <summary>What everything that keeps data must keep to: encrypted with a key of ours, closed to the public, restorable.</summary>
internal static class StoreRules
{
    /// <summary>By the type of resource: where its key is named, as a path of blocks and an attribute.</summary>
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["aws_kinesis_stream"] = "kms_key_id",
        ["aws_kinesis_firehose_delivery_stream"] = "extended_s3_configuration/kms_key_arn",
        ["aws_dynamodb_table"] = "server_side_encryption/kms_key_arn",
        ["aws_redshiftserverless_namespace"] = "kms_key_id",
        ["aws_rds_cluster"] = "kms_key_id",
        ["aws_rds_cluster_instance"] = "performance_insights_kms_key_id",
        ["aws_ecr_repository"] = "encryption_configuration/kms_key",
        ["aws_ecs_cluster"] = "configuration/managed_storage_configuration/fargate_ephemeral_storage_kms_key_id",
        ["aws_cloudwatch_log_group"] = "kms_key_id",
        ["aws_secretsmanager_secret"] = "kms_key_id",
        ["aws_sns_topic"] = "kms_master_key_id",
        ["aws_glue_job"] = "security_configuration",
        ["aws_instance"] = "root_block_device/kms_key_id",
    };

    /// <summary>By the type of resource: a switch, as a path, and how it must stand.</summary>
    private static readonly (string Type, string Path, string Value)[] Switches =
    [
        ("aws_kinesis_stream", "encryption_type", "\"KMS\""),
        ("aws_dynamodb_table", "server_side_encryption/enabled", "true"),
        ("aws_dynamodb_table", "point_in_time_recovery/enabled", "true"),
        ("aws_rds_cluster", "storage_encrypted", "true"),
        ("aws_rds_cluster_instance", "publicly_accessible", "false"),
        ("aws_redshiftserverless_workgroup", "publicly_accessible", "false"),
        ("aws_redshiftserverless_workgroup", "enhanced_vpc_routing", "true"),
        ("aws_ecr_repository", "encryption_configuration/encryption_type", "\"KMS\""),
        ("aws_ecr_repository", "image_tag_mutability", "\"IMMUTABLE\""),
        ("aws_kms_key", "enable_key_rotation", "true"),
        ("aws_lb", "internal", "true"),
        ("aws_lb_listener", "protocol", "\"HTTPS\""),
        ("aws_subnet", "map_public_ip_on_launch", "false"),
        ("aws_instance", "root_block_device/encrypted", "true"),
        ("aws_instance", "metadata_options/http_tokens", "\"required\""),
        ("aws_ecs_service", "network_configuration/assign_public_ip", "false"),
    ];

    private static readonly string[] PublicAccess = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

    public static IEnumerable<string> Violations(IReadOnlyList<HclBlock> files)
    {
        var resources = files.SelectMany(file => file.Blocks).Where(block => block.Type == "resource").ToList();
        return resources.SelectMany(Unencrypted)
            .Concat(resources.SelectMany(WronglySwitched))
            .Concat(resources.Where(resource => resource.Labels[0] == "aws_s3_bucket").SelectMany(bucket => OfBucket(bucket, files)))
            .Concat(resources.SelectMany(OpenToAll));
    }

    private static IEnumerable<string> Unencrypted(HclBlock resource)
    {
        if (Keys.TryGetValue(resource.Labels[0], out var path) && Find(resource, path) is null)
            yield return $"{resource.Place}: is not encrypted with a key of ours: set {path}.";
    }

    private static IEnumerable<string> WronglySwitched(HclBlock resource) =>
        from rule in Switches
        where rule.Type == resource.Labels[0] && Find(resource, rule.Path)?.Text != rule.Value
        select $"{resource.Place}: {rule.Path} must be {rule.Value}.";

    private static IEnumerable<string> OfBucket(HclBlock bucket, IReadOnlyList<HclBlock> files)
    {
        var name = bucket.Labels[1];
        var beside = files.Where(file => Path.GetDirectoryName(file.File) == Path.GetDirectoryName(bucket.File)).SelectMany(file => file.Blocks)
            .Where(block => block.Labels.Count == 2 && block["bucket"]?.Text == $"aws_s3_bucket.{name}.id").ToLookup(block => block.Labels[0]);
        var block = beside["aws_s3_bucket_public_access_block"].FirstOrDefault();
        if (block is null || PublicAccess.Any(attribute => block[attribute]?.Text != "true")) yield return $"{bucket.Place}: can be made public.";
        if (!beside["aws_s3_bucket_server_side_encryption_configuration"].Any()) yield return $"{bucket.Place}: is not encrypted.";
        if (!beside["aws_s3_bucket_versioning"].Any()) yield return $"{bucket.Place}: keeps no versions.";
        if (!beside["aws_s3_bucket_lifecycle_configuration"].Any()) yield return $"{bucket.Place}: keeps everything for ever.";
        if (!beside["aws_s3_bucket_policy"].Any(policy => IsTlsOnly(policy, files))) yield return $"{bucket.Place}: can be read without TLS.";
    }

    private static bool IsTlsOnly(HclBlock policy, IReadOnlyList<HclBlock> files) =>
        files.SelectMany(file => file.Blocks).Any(document => document.Type == "data"
            && policy["policy"]?.Text == $"data.{document.Labels[0]}.{document.Labels[1]}.json"
            && Path.GetDirectoryName(document.File) == Path.GetDirectoryName(policy.File)
            && document.Of("statement").Any(statement => statement["effect"]?.AsString == "Deny"
                && statement.Of("condition").Any(condition => condition["variable"]?.AsString == "aws:SecureTransport")));

    private static IEnumerable<string> OpenToAll(HclBlock resource)
    {
        if (resource.Labels[0] == "aws_vpc_security_group_ingress_rule" && resource["cidr_ipv4"]?.AsString == "0.0.0.0/0")
            yield return $"{resource.Place}: lets everyone in.";
        if (resource.Labels[0] is "aws_internet_gateway" or "aws_nat_gateway" or "aws_eip")
            yield return $"{resource.Place}: the network has no way to the internet on purpose.";
    }

    private static HclValue? Find(HclBlock block, string path)
    {
        var parts = path.Split('/');
        foreach (var part in parts.SkipLast(1))
        {
            if (block.Of(part).FirstOrDefault() is not { } inner) return null;
            block = inner;
        }

        return block[parts[^1]];
    }
}
