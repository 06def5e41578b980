using System.Text.Json;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.CloudWatch;

/// <summary>CloudWatch over AWS JSON 1.0: PutMetricData and ListMetrics.</summary>
internal sealed class CloudWatchService(MetricStore store, TimeProvider time) : IAwsJsonService
{
    public string TargetPrefix => "GraniteServiceVersion20100801";

    public IReadOnlyCollection<string> Operations => ["PutMetricData", "ListMetrics"];

    public string ContentType => "application/x-amz-json-1.0";

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (operation == "PutMetricData")
        {
            Put(Parse(body));
            return ValueTask.FromResult<ReadOnlyMemory<byte>>("{}"u8.ToArray());
        }
        return operation == "ListMetrics" ? ValueTask.FromResult(List()) : throw AwsErrors.UnknownOperation();
    }

    public void Put(JsonElement input)
    {
        foreach (var datum in MetricRequest.Read(input, time.GetUtcNow()))
            store.Put(datum);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw AwsErrors.Malformed();
        }
    }

    public ReadOnlyMemory<byte> List() => AwsJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("Metrics");
        foreach (var (metric, _) in store.All)
        {
            json.WriteStartObject();
            json.WriteString("Namespace", metric.Namespace);
            json.WriteString("MetricName", metric.Name);
            json.WriteStartArray("Dimensions");
            foreach (var dimension in metric.Dimensions.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                json.WriteStartObject();
                json.WriteString("Name", dimension.Split('=', 2)[0]);
                json.WriteString("Value", dimension.Split('=', 2)[^1]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
