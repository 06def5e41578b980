using System.Globalization;
using Visa.Generator.Network;

namespace Visa.Generator.Simulation;

/// <summary>Terminals as transactions show them: ids, and the JSON members of merchant and terminal in their final bytes, made when first asked for.</summary>
internal sealed class TerminalFaces(Terminal[] terminals, Merchant[] merchants)
{
    private readonly byte[]?[] _json = new byte[]?[terminals.Length];

    /// <summary>The members from <c>merchant</c> to <c>longitude</c>.</summary>
    public ReadOnlySpan<byte> Json(int terminal) => _json[terminal] ??= Encode(terminal);

    /// <summary>The merchant's id and the terminal's number at it, from 1.</summary>
    public string Id(int terminal)
    {
        var merchant = merchants[terminals[terminal].Merchant];
        return string.Create(CultureInfo.InvariantCulture, $"{merchant.Id}-{terminal - merchant.FirstTerminal + 1:D2}");
    }

    private byte[] Encode(int index)
    {
        var terminal = terminals[index];
        var merchant = merchants[terminal.Merchant];
        return JsonMembers.Encode(writer =>
        {
            writer.WriteString("merchant", merchant.Name);
            writer.WriteString("merchant_id", merchant.Id);
            writer.WriteString("mcc", merchant.Category.Mcc.ToString("D4", CultureInfo.InvariantCulture));
            writer.WriteString("merchant_country", merchant.City.Country);
            writer.WriteString("terminal_id", Id(index));
            writer.WriteNumber("latitude", terminal.Latitude);
            writer.WriteNumber("longitude", terminal.Longitude);
        });
    }
}
