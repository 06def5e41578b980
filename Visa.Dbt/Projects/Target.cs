using Visa.Dbt.Jinja.Values;

namespace Visa.Dbt.Projects;

/// <summary>An output of the profile: where the project is built.</summary>
public sealed record Target(string Profile, string Name, string Type, string Database, string Schema, int Threads)
{
    /// <summary>The first part of the host: the workgroup of Redshift Serverless.</summary>
    public string? Workgroup { get; init; }

    internal Attributes ToJinja() => new(Name, new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["name"] = Name,
        ["profile_name"] = Profile,
        ["type"] = Type,
        ["database"] = Database,
        ["dbname"] = Database,
        ["schema"] = Schema,
        ["threads"] = (long)Threads,
    });
}
