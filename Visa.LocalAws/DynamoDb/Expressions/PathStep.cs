namespace Visa.LocalAws.DynamoDb.Expressions;

/// <param name="Name">A map's member, or null for a list's element.</param>
/// <param name="Index">The list's element, from 0; meaningless with a name.</param>
internal readonly record struct PathStep(string? Name, int Index)
{
    public static PathStep Member(string name) => new(name, 0);

    public static PathStep Element(int index) => new(null, index);
}
