using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb;

/// <summary>DynamoDB's refusals of a request that is wrong in itself.</summary>
internal static class ValidationFailure
{
    public const string Code = "ValidationException";

    public static AwsException Of(string message) => new(Code, message);

    /// <summary>One broken constraint of the API's model.</summary>
    /// <param name="value">As AWS prints it, with its quotes; <c>null</c> for none.</param>
    public static AwsException Constraint(string value, string member, string constraint) =>
        Of($"1 validation error detected: Value {value} at '{member}' failed to satisfy constraint: {constraint}");

    public static AwsException OfValues(string message) => Of("One or more parameter values were invalid: " + message);

    public static AwsException Unreadable(string message) => new("SerializationException", message);
}
