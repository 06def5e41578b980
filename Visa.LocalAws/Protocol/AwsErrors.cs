using System.Text.Json;

namespace Visa.LocalAws.Protocol;

/// <summary>The refusals that every AWS JSON service shares, and how a refusal is written.</summary>
internal static class AwsErrors
{
    public const string Serialization = "SerializationException";

    private const string TransactionCanceled = "TransactionCanceledException";

    public static AwsException UnknownOperation() => new("UnknownOperationException", "");

    public static AwsException InternalFailure() =>
        new("InternalFailure", "The request processing has failed because of an unknown error, exception or failure.", StatusCodes.Status500InternalServerError);

    public static AwsException Validation(string message) => new("ValidationException", message);

    public static AwsException InvalidArgument(string message) => new("InvalidArgumentException", message);

    public static AwsException ResourceNotFound(string message) => new("ResourceNotFoundException", message);

    public static AwsException ResourceInUse(string message) => new("ResourceInUseException", message);

    public static AwsException LimitExceeded(string message) => new("LimitExceededException", message);

    public static AwsException Malformed(string message = "") => new(Serialization, message);

    /// <summary>A value of another JSON type than the operation's model says.</summary>
    /// <param name="type">The model's type with its article, such as <c>an Integer</c>.</param>
    public static AwsException WrongType(JsonTokenType found, string type) => Malformed(found switch
    {
        JsonTokenType.StartArray => "Start of list found where not expected",
        JsonTokenType.StartObject => "Start of structure or map found where not expected.",
        JsonTokenType.True or JsonTokenType.False => $"class java.lang.Boolean can not be converted to {type}",
        JsonTokenType.Number => $"class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to {type}",
        _ => $"class java.lang.String can not be converted to {type}",
    });

    /// <summary>The body of an AWS JSON error. Two errors have their text under a capital Message.</summary>
    /// <param name="type">The error as the service's protocol names it.</param>
    public static ReadOnlyMemory<byte> Body(AwsException exception, string? type = null) => AwsJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("__type", type ?? exception.Code);
        if (exception.Message.Length > 0)
        {
            writer.WriteString(exception.Code is Serialization or TransactionCanceled ? "Message" : "message", exception.Message);
        }

        exception.WriteMembers?.Invoke(writer);
        writer.WriteEndObject();
    });
}
