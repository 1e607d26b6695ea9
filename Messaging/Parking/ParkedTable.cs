using System.Globalization;
using System.Text;

namespace Messaging.Parking;

/// <summary>Writes the parking lot as text for a terminal, one message a line.</summary>
internal static class ParkedTable
{
    internal static string Write(ParkedList list)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{list.Total} parked\n"));
        foreach (var message in list.Items)
        {
            text.Append(CultureInfo.InvariantCulture, $"{message.MessageId}  {message.ParkedAt:yyyy-MM-dd HH:mm:ss}  {message.OrderId ?? "-",-14}  {message.Type,-28}  {message.Cause,-14}  {OneLine(message.Reason)}\n");
        }

        return text.ToString();
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
