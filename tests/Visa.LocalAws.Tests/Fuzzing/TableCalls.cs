using System.Text;
using System.Text.Json;
using Visa.LocalAws.Protocol.Cbor;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Fuzzing;

/// <summary>The calls of Clients/operations.jsonl as plain requests, Kinesis's in CBOR too, and CloudWatch's in each of its protocols.</summary>
internal static class TableCalls
{
    private const string Stream = "arn:aws:kinesis:eu-west-1:000000000000:stream/all";
    private const string Authorization = "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/any/aws4_request, SignedHeaders=host;x-amz-date, Signature=0";
    private const string CloudWatchVersion = "Version=2010-08-01";

    private static readonly Dictionary<string, (string Prefix, string ContentType)> Services = new(StringComparer.Ordinal)
    {
        ["kinesis"] = ("Kinesis_20131202", "application/x-amz-json-1.1"),
        ["firehose"] = ("Firehose_20150804", "application/x-amz-json-1.1"),
        ["dynamodb"] = ("DynamoDB_20120810", "application/x-amz-json-1.0"),
        ["redshift-data"] = ("RedshiftData", "application/x-amz-json-1.1"),
        ["glue"] = ("AWSGlue", "application/x-amz-json-1.1"),
        ["secretsmanager"] = ("secretsmanager", "application/x-amz-json-1.1"),
        ["cloudwatch"] = ("GraniteServiceVersion20100801", "application/x-amz-json-1.0"),
    };

    /// <summary>In the order of the table, so that what one call makes is there for the next.</summary>
    public static IEnumerable<RecordedRequest> Read()
    {
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "Visa.LocalAws.Tests", "Clients", "operations.jsonl")).Where(line => line.Length > 0))
        {
            var call = JsonDocument.Parse(line).RootElement;
            var (service, operation) = (call.GetProperty("call").GetString()!.Split(' ')[0], call.GetProperty("call").GetString()!.Split(' ')[1]);
            if (!Services.TryGetValue(service, out var found))
            {
                continue;
            }

            var text = call.TryGetProperty("in", out var input) ? input.GetRawText() : "{}";
            var body = Encoding.UTF8.GetBytes(text.Replace("${stream}", Stream, StringComparison.Ordinal).Replace("${consumer}", Stream + "/consumer/reader:1", StringComparison.Ordinal));
            yield return Post("/", body, ("X-Amz-Target", $"{found.Prefix}.{operation}"), ("Content-Type", found.ContentType));
            if (service == "kinesis")
            {
                yield return Post("/", JsonToCbor.Convert(body).ToArray(), ("X-Amz-Target", $"{found.Prefix}.{operation}"), ("Content-Type", "application/x-amz-cbor-1.1"));
            }
            else if (service == "cloudwatch")
            {
                var whole = Encoding.UTF8.GetBytes(text.Replace("2.5", "2", StringComparison.Ordinal));
                yield return Post($"/service/{found.Prefix}/operation/{operation}", JsonToCbor.Convert(whole).ToArray(), ("Content-Type", "application/cbor"), ("smithy-protocol", "rpc-v2-cbor"));
            }
        }

        yield return Form($"Action=PutMetricData&{CloudWatchVersion}&Namespace=All&MetricData.member.1.MetricName=m&MetricData.member.1.Value=2.5&MetricData.member.1.Dimensions.member.1.Name=d");
        yield return Form($"Action=ListMetrics&{CloudWatchVersion}");
        yield return Form("Action=GetCallerIdentity&Version=2011-06-15");
    }

    private static RecordedRequest Form(string content) => Post("/", Encoding.UTF8.GetBytes(content), ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"));

    private static RecordedRequest Post(string target, byte[] body, params (string, string)[] headers) =>
        new("POST", target, [.. headers, ("X-Amz-Date", "20260101T000000Z"), ("Authorization", Authorization)], body);
}
