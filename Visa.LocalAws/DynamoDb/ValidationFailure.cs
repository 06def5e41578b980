using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb;

/// <summary>DynamoDB's refusals of a request that is wrong in itself.</summary>
internal static class ValidationFailure
{
    public static AwsException Of(string message) => new("ValidationException", message);

    public static AwsException OfValues(string message) => Of("One or more parameter values were invalid: " + message);

    public static AwsException Unreadable(string message) => new("SerializationException", message);
}
