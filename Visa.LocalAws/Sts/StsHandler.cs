using System.Diagnostics;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;
using Visa.LocalAws.Faults;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Signatures;
using Visa.LocalAws.Signatures.Dialects;

namespace Visa.LocalAws.Sts;

/// <summary>STS over the query protocol: a form with Action in, XML out. GetCallerIdentity alone is offered.</summary>
internal sealed class StsHandler(SignatureVerifier signatures, CallFaults faults)
{
    private const string FaultSubject = "STS";
    private const string Version = "2011-06-15";

    private static readonly XNamespace Xml = $"https://sts.amazonaws.com/doc/{Version}/";

    /// <summary>The names of all operations that are offered.</summary>
    public static IReadOnlyList<string> Operations { get; } = ["GetCallerIdentity"];

    /// <summary>Who every caller is.</summary>
    public string Arn { get; } = $"arn:aws:iam::{LocalAwsOptions.AccountId}:user/localaws";

    public async Task HandleAsync(HttpContext context)
    {
        var requestId = Guid.CreateVersion7().ToString();
        context.Response.Headers["x-amzn-RequestId"] = requestId;
        context.Response.ContentType = "text/xml";
        var answer = await AnswerAsync(context, requestId);
        await context.Response.WriteAsync(answer.ToString(SaveOptions.DisableFormatting), context.RequestAborted);
    }

    private async Task<XElement> AnswerAsync(HttpContext context, string requestId)
    {
        try
        {
            using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
            signatures.Verify(context.Request, body.Content.Span, QuerySignatureDialect.Instance);
            await faults.BeforeAsync(FaultSubject, context.RequestAborted);
            var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Content.Span));
            var action = string.Concat(form.GetValueOrDefault("Action").ToString().Where(XmlConvert.IsXmlChar));
            Activity.Current?.SetTag("rpc.system", "aws-api").SetTag("rpc.service", FaultSubject).SetTag("rpc.method", action);
            return Call(action, requestId);
        }
        catch (AwsException refusal)
        {
            context.Response.StatusCode = refusal.StatusCode;
            return Refusal(refusal, requestId);
        }
    }

    private XElement Call(string action, string requestId) => action switch
    {
        "GetCallerIdentity" => CallerIdentity(requestId),
        "" => throw new AwsException("MissingAction", "The request must contain the parameter Action."),
        _ => throw new AwsException("InvalidAction", $"Could not find operation {action} for version {Version}: this endpoint offers GetCallerIdentity alone."),
    };

    private XElement CallerIdentity(string requestId) => new(
        Xml + "GetCallerIdentityResponse",
        new XElement(
            Xml + "GetCallerIdentityResult",
            new XElement(Xml + "Arn", Arn),
            new XElement(Xml + "UserId", "AIDALOCALAWS00000000"),
            new XElement(Xml + "Account", LocalAwsOptions.AccountId)),
        new XElement(Xml + "ResponseMetadata", new XElement(Xml + "RequestId", requestId)));

    private static XElement Refusal(AwsException refusal, string requestId) => new(
        Xml + "ErrorResponse",
        new XElement(
            Xml + "Error",
            new XElement(Xml + "Type", refusal.StatusCode < StatusCodes.Status500InternalServerError ? "Sender" : "Receiver"),
            new XElement(Xml + "Code", refusal.Code),
            new XElement(Xml + "Message", refusal.Message)),
        new XElement(Xml + "RequestId", requestId));
}
