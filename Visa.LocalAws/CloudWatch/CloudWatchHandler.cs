using System.Diagnostics;
using System.Formats.Cbor;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Primitives;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Protocol.Cbor;
using Visa.LocalAws.Signatures;
using Visa.LocalAws.Signatures.Dialects;

namespace Visa.LocalAws.CloudWatch;

/// <summary>CloudWatch over the query protocol (AWS CLI 2.9, boto3 1.26) and over Smithy RPC with CBOR (current SDKs).</summary>
internal sealed class CloudWatchHandler(CloudWatchService service, MetricStore store, SignatureVerifier signatures)
{
    private const string RpcPrefix = "/service/GraniteServiceVersion20100801/operation/";

    private static readonly XNamespace Xml = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    public static bool IsRpcCall(HttpRequest request) => request.Path.StartsWithSegments(RpcPrefix.TrimEnd('/'), StringComparison.Ordinal);

    /// <summary>Whether a form is for CloudWatch, whose API has this version.</summary>
    public static bool IsQueryCall(Dictionary<string, StringValues> form) => form.GetValueOrDefault("Version") == "2010-08-01";

    public async Task HandleQueryAsync(HttpContext context, Dictionary<string, StringValues> form)
    {
        var action = string.Concat(form.GetValueOrDefault("Action").ToString().Where(XmlConvert.IsXmlChar));
        try
        {
            using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
            signatures.Verify(context.Request, body.Content.Span, QuerySignatureDialect.Instance);
            Activity.Current?.SetTag("rpc.system", "aws-api").SetTag("rpc.service", service.TargetPrefix).SetTag("rpc.method", action);
            if (action == "PutMetricData")
                service.Put(QueryForm.Parse(form));
            else if (action != "ListMetrics")
                throw new AwsException("InvalidAction", $"Could not find operation {action} for version 2010-08-01: this endpoint offers PutMetricData and ListMetrics.");
            await WriteXmlAsync(context, StatusCodes.Status200OK, Reply(action));
        }
        catch (AwsException exception)
        {
            var error = new XElement(Xml + "Error", new XElement(Xml + "Type", "Sender"), new XElement(Xml + "Code", exception.Code), new XElement(Xml + "Message", exception.Message));
            await WriteXmlAsync(context, exception.StatusCode, new XElement(Xml + "ErrorResponse", error));
        }
    }

    public async Task HandleRpcAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var operation = path.Length > RpcPrefix.Length ? path[RpcPrefix.Length..] : "";
        var (status, reply) = (StatusCodes.Status200OK, Cbor([]));
        try
        {
            AwsAuthorization.AccessKeyId(context.Request);
            using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
            signatures.Verify(context.Request, body.Content.Span, JsonSignatureDialect.Instance);
            Activity.Current?.SetTag("rpc.system", "aws-api").SetTag("rpc.service", service.TargetPrefix).SetTag("rpc.method", operation);
            if (operation == "PutMetricData")
                service.Put(CborTree.Parse(body.Content));
            else if (operation == "ListMetrics")
                reply = JsonToCbor.Convert(service.List().Span).ToArray();
            else
                throw AwsErrors.UnknownOperation();
        }
        catch (AwsException exception)
        {
            (status, reply) = (exception.StatusCode, Cbor([("__type", exception.Code), ("message", exception.Message)]));
        }
        context.Response.StatusCode = status;
        context.Response.Headers["smithy-protocol"] = "rpc-v2-cbor";
        context.Response.Headers["x-amzn-RequestId"] = Guid.CreateVersion7().ToString();
        context.Response.ContentType = "application/cbor";
        await context.Response.BodyWriter.WriteAsync(reply, context.RequestAborted);
    }

    private static byte[] Cbor((string Name, string Value)[] members)
    {
        var writer = new CborWriter();
        writer.WriteStartMap(members.Length);
        foreach (var (name, value) in members)
        {
            writer.WriteTextString(name);
            writer.WriteTextString(value);
        }
        writer.WriteEndMap();
        return writer.Encode();
    }

    private XElement Reply(string action)
    {
        var metadata = new XElement(Xml + "ResponseMetadata", new XElement(Xml + "RequestId", Guid.CreateVersion7().ToString()));
        if (action == "PutMetricData")
            return new XElement(Xml + "PutMetricDataResponse", metadata);
        var metrics = store.All.Select(metric => new XElement(
            Xml + "member",
            new XElement(Xml + "Namespace", metric.Last.Namespace),
            new XElement(Xml + "MetricName", metric.Last.Name),
            new XElement(Xml + "Dimensions", metric.Last.Dimensions.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(dimension =>
                new XElement(Xml + "member", new XElement(Xml + "Name", dimension.Split('=', 2)[0]), new XElement(Xml + "Value", dimension.Split('=', 2)[^1]))))));
        return new XElement(Xml + "ListMetricsResponse", new XElement(Xml + "ListMetricsResult", new XElement(Xml + "Metrics", metrics)), metadata);
    }

    private static async Task WriteXmlAsync(HttpContext context, int statusCode, XElement answer)
    {
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = "text/xml";
        context.Response.Headers["x-amzn-RequestId"] = Guid.CreateVersion7().ToString();
        await context.Response.WriteAsync(answer.ToString(SaveOptions.DisableFormatting), context.RequestAborted);
    }
}
