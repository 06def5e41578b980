using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;
using Visa.LocalAws.CloudWatch;

namespace Visa.LocalAws.Protocol;

/// <summary>
/// All services share one address. A call with <c>X-Amz-Target</c> belongs to the JSON service that the header names; a form posted to the root
/// is a call of the query protocol, which STS and CloudWatch speak; a path under <c>/service/</c> names CloudWatch's RPC; everything else is S3.
/// </summary>
internal sealed class AwsRouter(AwsJsonEndpoint json, HttpServices http, CloudWatchHandler metrics)
{
    private const string FormContentType = "application/x-www-form-urlencoded";

    public Task RouteAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && request.Headers.ContainsKey(AwsJsonEndpoint.TargetHeader))
        {
            return json.HandleAsync(context);
        }

        var isQueryCall = HttpMethods.IsPost(request.Method) && request.ContentType?.StartsWith(FormContentType, StringComparison.OrdinalIgnoreCase) == true;
        if (isQueryCall)
        {
            return RouteQueryAsync(context);
        }

        return CloudWatchHandler.IsRpcCall(request) ? metrics.HandleRpcAsync(context) : http.S3(context);
    }

    private async Task RouteQueryAsync(HttpContext context)
    {
        try
        {
            // The form says whose call it is; its handler then reads the same bytes, which the caller has signed.
            using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
            context.Request.Body = new MemoryStream(body.Content.ToArray(), writable: false);
            var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Content.Span));
            await (CloudWatchHandler.IsQueryCall(form) ? metrics.HandleQueryAsync(context, form) : http.Sts(context));
        }
        catch (AwsException refusal)
        {
            await RefuseAsync(context, refusal);
        }
    }

    /// <summary>Before it is known whose call it is.</summary>
    private static async Task RefuseAsync(HttpContext context, AwsException refusal)
    {
        context.Response.StatusCode = refusal.StatusCode;
        context.Response.ContentType = "text/xml";
        var error = new XElement("Error", new XElement("Type", "Sender"), new XElement("Code", refusal.Code), new XElement("Message", refusal.Message));
        await context.Response.WriteAsync(new XElement("ErrorResponse", error).ToString(SaveOptions.DisableFormatting), context.RequestAborted);
    }
}
