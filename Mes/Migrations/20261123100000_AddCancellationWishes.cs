using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mes.Migrations
{
    /// <inheritdoc />
    public partial class AddCancellationWishes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cancellation_wishes",
                columns: table => new
                {
                    order_id = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cancellation_wishes", x => x.order_id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cancellation_wishes");
        }
    }
}
