namespace Visa.ServiceDefaults.Authentication;

/// <summary>Who may do what: a Viewer reads, an Analyst works on alerts, an Operator on pipelines, an Admin on settings; a Service is another process of the platform.</summary>
public static class Roles
{
    public const string Viewer = "Viewer";
    public const string Analyst = "Analyst";
    public const string Operator = "Operator";
    public const string Admin = "Admin";
    public const string Service = "Service";

    internal static readonly IReadOnlyList<string> OfPeople = [Viewer, Analyst, Operator, Admin];
    internal static readonly IReadOnlyList<string> OfService = [Service, Viewer, Operator];

    /// <summary>The roles that a person with one has: whoever changes something reads it too, and an Admin does all.</summary>
    internal static IReadOnlyList<string> Within(string role) => role == Admin ? OfPeople : role == Viewer ? [Viewer] : [role, Viewer];
}
