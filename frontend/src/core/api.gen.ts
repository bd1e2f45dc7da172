/** Written by `npm run types` from the server's OpenAPI document; never by hand. */

export interface paths {
    "/api/v1/app": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read App
         * @description Give what the sign-in page needs: the county, demo mode, whom to call.
         */
        get: operations["read_app_api_v1_app_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Archives
         * @description Search the archive of my stations by number, item or name, by year and by how it ended.
         */
        get: operations["list_archives_api_v1_archive_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive/{archive_id}/package.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take Archive
         * @description Give the package of a case, checked against its hash; that it was taken is in the log.
         */
        get: operations["take_archive_api_v1_archive__archive_id__package_zip_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/archive/{archive_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Archive
         * @description Keep a package whose time is over for some years more, or destroy it; its hash stays.
         */
        post: operations["decide_archive_api_v1_archive__archive_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Audit Entries
         * @description Look through the log of my area, newest first; `since` and `until` are whole days.
         */
        get: operations["list_audit_entries_api_v1_audit_entries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Entries
         * @description Give the newest of these entries as a workbook; that they were taken is itself in the log.
         */
        get: operations["export_entries_api_v1_audit_entries_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify Log
         * @description Prove my county's log: no entry was changed or taken away since it was sealed.
         */
        get: operations["verify_log_api_v1_audit_verification_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Code
         * @description Send a sign-in code; the answer is the same whether or not the phone is known.
         */
        post: operations["create_code_api_v1_auth_codes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sessions
         * @description List my signed-in devices.
         */
        get: operations["list_sessions_api_v1_auth_sessions_get"];
        put?: never;
        /**
         * Create Session
         * @description Sign in; the refresh token comes in a cookie that scripts cannot read.
         */
        post: operations["create_session_api_v1_auth_sessions_post"];
        /**
         * Sign Out Everywhere
         * @description Sign all my devices out, this one too.
         */
        delete: operations["sign_out_everywhere_api_v1_auth_sessions_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign Out
         * @description Sign this device out; with `everything`, the browser also drops what the app keeps on it.
         */
        delete: operations["sign_out_api_v1_auth_sessions_current_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh Session
         * @description Exchange the cookie for a new access token; an old cookie ends the device.
         */
        post: operations["refresh_session_api_v1_auth_sessions_refresh_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign Out Device
         * @description Sign one of my devices out.
         */
        delete: operations["sign_out_device_api_v1_auth_sessions__session_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Authorities
         * @description List authorities that tie me, or those of my area; `usable` are those by which I may act today.
         */
        get: operations["list_authorities_api_v1_authorities_get"];
        put?: never;
        /**
         * Create Authority
         * @description Write an authority for myself, or for somebody beside whom I stand; it counts once it is signed.
         */
        post: operations["create_authority_api_v1_authorities_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Candidates
         * @description List to whom a person may give an authority: confirmed family, and the agents of the place.
         */
        get: operations["list_candidates_api_v1_authorities_candidates_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{authority_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Authority
         * @description Give one authority with its history and every use.
         */
        get: operations["read_authority_api_v1_authorities__authority_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{authority_id}/paper.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print Authority
         * @description Give an authority on paper, with a code by which anybody may check it.
         */
        get: operations["print_authority_api_v1_authorities__authority_id__paper_pdf_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{authority_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Authority
         * @description Take one step; `actions` of the authority tells which are open and what each asks for.
         */
        post: operations["move_authority_api_v1_authorities__authority_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authority-checks/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check Authority
         * @description Tell whether the paper with this number counts today; names are masked.
         */
        get: operations["check_authority_api_v1_authority_checks__number__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read People Board
         * @description Give the rates by agent, in the order of names; only where the county switched that on.
         */
        get: operations["read_people_board_api_v1_boards_people_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Board
         * @description Give every rate of a place in a month with numerator and denominator, and of the places inside it.
         */
        get: operations["read_board_api_v1_boards_rates_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Calendar Days
         * @description List the days of a year on which the county departs from the national calendar.
         */
        get: operations["list_calendar_days_api_v1_calendar_days_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar-days/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Calendar Day
         * @description Say for the whole county whether its offices work on a day.
         */
        put: operations["set_calendar_day_api_v1_calendar_days__day__put"];
        post?: never;
        /**
         * Forget Calendar Day
         * @description Go back to the national calendar on a day.
         */
        delete: operations["forget_calendar_day_api_v1_calendar_days__day__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custody/count-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Count Sheet
         * @description Give what should be in my drawer this evening.
         */
        get: operations["read_count_sheet_api_v1_custody_count_sheet_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custody/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Custody Count
         * @description Keep my evening count: all that should be there, and what was not.
         */
        post: operations["create_custody_count_api_v1_custody_counts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custody/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Custody Holders
         * @description List who keeps things at my stations, with what is overdue and who has not counted today.
         */
        get: operations["list_custody_holders_api_v1_custody_holders_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custody/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Custody Items
         * @description List my things, those in my hands, my station's, or those of one errand; the latest taken first.
         */
        get: operations["list_custody_items_api_v1_custody_items_get"];
        put?: never;
        /**
         * Create Custody Item
         * @description Take something for safe keeping: a paper, a card, cash with its amount, a key.
         */
        post: operations["create_custody_item_api_v1_custody_items_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custody/items/{custody_item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Custody Item
         * @description Give one thing with its way from hand to hand and the steps open to me.
         */
        get: operations["read_custody_item_api_v1_custody_items__custody_item_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custody/items/{custody_item_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Custody Item
         * @description Take one step; `actions` of the thing tells which are open and what each asks for.
         */
        post: operations["move_custody_item_api_v1_custody_items__custody_item_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custody/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Custody Summary
         * @description Count what waits for me: in my hands, at my stations, and of my own.
         */
        get: operations["read_custody_summary_api_v1_custody_summary_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Requests
         * @description List what people of my area ask to correct or delete.
         */
        get: operations["list_requests_api_v1_data_requests_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-requests/{request_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide
         * @description Decide a request that is not my own.
         */
        post: operations["decide_api_v1_data_requests__request_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Errands
         * @description List errands that concern me, lie at my station, are in my hands, or were sent up; newest first.
         */
        get: operations["list_errands_api_v1_errands_get"];
        put?: never;
        /**
         * Create Errand
         * @description Ask for something to be done, for oneself, for family, or at the station for whoever came.
         */
        post: operations["create_errand_api_v1_errands_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errands/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Summary
         * @description Count what waits on my desk.
         */
        get: operations["read_summary_api_v1_errands_summary_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errands/{errand_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Errand
         * @description Give one errand with its history and the steps open to me.
         */
        get: operations["read_errand_api_v1_errands__errand_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errands/{errand_id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Links
         * @description List the links of a case, and how often each was used.
         */
        get: operations["list_links_api_v1_errands__errand_id__links_get"];
        put?: never;
        /**
         * Create Link
         * @description Make a link; its token is told this once, and kept nowhere.
         */
        post: operations["create_link_api_v1_errands__errand_id__links_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errands/{errand_id}/links/{case_link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Link
         * @description Take a link back; it opens nothing any more.
         */
        delete: operations["revoke_link_api_v1_errands__errand_id__links__case_link_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errands/{errand_id}/parts/{part_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Part
         * @description Take one step on a part of a joint errand; `parts[].actions` tells which are open.
         */
        post: operations["move_part_api_v1_errands__errand_id__parts__part_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errands/{errand_id}/rectifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Errand Rectifications
         * @description Give what was done about the bad ratings of one errand.
         */
        get: operations["list_errand_rectifications_api_v1_errands__errand_id__rectifications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errands/{errand_id}/remarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Remarks
         * @description List what was said about an errand, the latest first, with what the reader may do.
         */
        get: operations["list_remarks_api_v1_errands__errand_id__remarks_get"];
        put?: never;
        /**
         * Create Remark
         * @description Say something about an errand, in words or pictures.
         */
        post: operations["create_remark_api_v1_errands__errand_id__remarks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errands/{errand_id}/remarks/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Read Remarks
         * @description Remember that I have read what is said up to now.
         */
        put: operations["read_remarks_api_v1_errands__errand_id__remarks_reading_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errands/{errand_id}/slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Slips
         * @description List the slips that can be printed of a case as it stands now.
         */
        get: operations["list_slips_api_v1_errands__errand_id__slips_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errands/{errand_id}/slips/{kind}.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print Slip
         * @description Print a slip on A5, with a code that brings the case back.
         */
        get: operations["print_slip_api_v1_errands__errand_id__slips__kind__pdf_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errands/{errand_id}/supervisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Errand Supervisions
         * @description Give what was asked about one errand, and what I may begin.
         */
        get: operations["list_errand_supervisions_api_v1_errands__errand_id__supervisions_get"];
        put?: never;
        /**
         * Create Supervision
         * @description Send a reminder, or a letter after one.
         */
        post: operations["create_supervision_api_v1_errands__errand_id__supervisions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errands/{errand_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Errand
         * @description Take one step; `actions` of the errand tells which are open and what each asks for.
         */
        post: operations["move_errand_api_v1_errands__errand_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload File
         * @description Keep a JPG, PNG or WebP picture: it is shrunk, and place and camera are left out.
         */
        post: operations["upload_file_api_v1_files_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read File
         * @description Give a picture to those who may see what it is attached to.
         */
        get: operations["read_file_api_v1_files__file_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{file_id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Thumbnail
         * @description Give the small picture.
         */
        get: operations["read_thumbnail_api_v1_files__file_id__thumbnail_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Grants
         * @description List the roles in my area.
         */
        get: operations["list_grants_api_v1_grants_get"];
        put?: never;
        /**
         * Create Grant
         * @description Give somebody in my area a role below mine.
         */
        post: operations["create_grant_api_v1_grants_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants/{grant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete Grant
         * @description Take a role back.
         */
        delete: operations["delete_grant_api_v1_grants__grant_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/cases/{case_link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Guest Case
         * @description Give the case of a link that this device opened.
         */
        get: operations["read_guest_case_api_v1_guest_cases__case_link_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/cases/{case_link_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload Guest File
         * @description Add a photo to the case, if the link is for it.
         */
        post: operations["upload_guest_file_api_v1_guest_cases__case_link_id__files_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/cases/{case_link_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Guest Step
         * @description Sign in her name, or rate once, if the link is for it.
         */
        post: operations["take_guest_step_api_v1_guest_cases__case_link_id__steps_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Link
         * @description Open a link on this device, for good; whatever does not open answers alike.
         */
        post: operations["open_link_api_v1_guest_sessions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Household
         * @description Enter a household of my area.
         */
        post: operations["create_household_api_v1_households_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/households/{household_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Household
         * @description Give a household of my area, or my own, with its members.
         */
        get: operations["read_household_api_v1_households__household_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intake-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Intake Fields
         * @description Tell for each field that the intake must have which duty needs it.
         */
        get: operations["list_intake_fields_api_v1_intake_fields_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify Books
         * @description Prove the county's books from the rows; they are one whole, whichever region of it is named.
         */
        get: operations["verify_books_api_v1_ledger_verification_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Me
         * @description Give who is signed in, with roles, permissions, home and station.
         */
        get: operations["read_me_api_v1_me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Me
         * @description Remember how I like to read.
         */
        patch: operations["update_me_api_v1_me_patch"];
        trace?: never;
    };
    "/api/v1/me/accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Accesses
         * @description 谁看过我的信息: who saw or changed what is kept about me.
         */
        get: operations["list_accesses_api_v1_me_accesses_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Consents
         * @description Tell how I stand to each purpose.
         */
        get: operations["list_consents_api_v1_me_consents_get"];
        put?: never;
        /**
         * Give Consent
         * @description Agree to a purpose, having read this version of its notice.
         */
        post: operations["give_consent_api_v1_me_consents_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents/{purpose}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw Consent
         * @description Take a consent back; from now on the data is not used for it.
         */
        delete: operations["withdraw_consent_api_v1_me_consents__purpose__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read My Data
         * @description Give me everything that is kept about me: for machines (json) or for reading (pdf).
         */
        get: operations["read_my_data_api_v1_me_data_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/data-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Requests
         * @description List what I asked to correct or delete.
         */
        get: operations["list_own_requests_api_v1_me_data_requests_get"];
        put?: never;
        /**
         * Ask
         * @description Ask to correct or to delete what is kept of me.
         */
        post: operations["ask_api_v1_me_data_requests_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/family": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Family
         * @description List who may act for me, for whom I may act, and what that lets them do.
         */
        get: operations["list_own_family_api_v1_me_family_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/family/{link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Own Family
         * @description End what I agreed to, or what I do for somebody.
         */
        delete: operations["end_own_family_api_v1_me_family__link_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/family/{link_id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Confirm Own Family
         * @description Agree to a relative who may act for me.
         */
        put: operations["confirm_own_family_api_v1_me_family__link_id__confirmation_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Password
         * @description Set my password; my other devices are signed out.
         */
        put: operations["change_password_api_v1_me_password_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Confirm Second Factor
         * @description Take my authenticator into use by its first code; gives ten recovery codes, this once.
         */
        put: operations["confirm_second_factor_api_v1_me_second_factor_put"];
        /**
         * Begin Second Factor
         * @description Give a secret for my authenticator; it counts once its first code came back.
         */
        post: operations["begin_second_factor_api_v1_me_second_factor_post"];
        /**
         * Delete Second Factor
         * @description Part with my authenticator, by one of its codes or a recovery code.
         */
        delete: operations["delete_second_factor_api_v1_me_second_factor_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Offices
         * @description List the county's offices; with a station, each with its measured distance from there.
         */
        get: operations["list_offices_api_v1_offices_get"];
        put?: never;
        /**
         * Create Office
         * @description Put an office on the county's list.
         */
        post: operations["create_office_api_v1_offices_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offices/{office_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Office
         * @description Change an office; `is_active: false` takes it off the list for new trips.
         */
        patch: operations["update_office_api_v1_offices__office_id__patch"];
        trace?: never;
    };
    "/api/v1/ops/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Last Checks
         * @description Give what the last night's checks found.
         */
        get: operations["read_last_checks_api_v1_ops_checks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Messages
         * @description List messages that were given up after all tries, or those still on their way.
         */
        get: operations["list_messages_api_v1_ops_messages_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ops/messages/{message_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Message
         * @description Send a parked message round again, or drop it; the note goes to the audit log.
         */
        post: operations["move_message_api_v1_ops_messages__message_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/accounts/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read My Account
         * @description Give my passbook's first page.
         */
        get: operations["read_my_account_api_v1_points_accounts_mine_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Account
         * @description Give an account in my reach.
         */
        get: operations["read_account_api_v1_points_accounts__account_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/accounts/{account_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Entries
         * @description List what came and went, newest first; `from` and `to` are whole days.
         */
        get: operations["list_entries_api_v1_points_accounts__account_id__entries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Budgets
         * @description List what the villages in my area may still award.
         */
        get: operations["list_budgets_api_v1_points_budgets_get"];
        put?: never;
        /**
         * Create Budget
         * @description Give a village points to award.
         */
        post: operations["create_budget_api_v1_points_budgets_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Claims
         * @description List my claims, or those I judge.
         */
        get: operations["list_claims_api_v1_points_claims_get"];
        put?: never;
        /**
         * Create Claim
         * @description Say what I or my family did.
         */
        post: operations["create_claim_api_v1_points_claims_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/claims/{claim_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Claim
         * @description Give one claim with its history.
         */
        get: operations["read_claim_api_v1_points_claims__claim_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/claims/{claim_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Claim
         * @description Take one step of a claim.
         */
        post: operations["move_claim_api_v1_points_claims__claim_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Publications
         * @description List what is on the public board; names are masked.
         */
        get: operations["list_publications_api_v1_points_publications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/reversals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reversals
         * @description List the reversals in my area.
         */
        get: operations["list_reversals_api_v1_points_reversals_get"];
        put?: never;
        /**
         * Request Reversal
         * @description Ask to take a wrong entry back.
         */
        post: operations["request_reversal_api_v1_points_reversals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/reversals/{reversal_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Reversal
         * @description Agree as the second person, or not.
         */
        post: operations["decide_reversal_api_v1_points_reversals__reversal_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Rules
         * @description Give the rules in force at a place.
         */
        get: operations["read_rules_api_v1_points_rules_get"];
        put?: never;
        /**
         * Adopt Rules
         * @description Put a new version of the rules in force, as the villagers voted.
         */
        post: operations["adopt_rules_api_v1_points_rules_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notices
         * @description Tell what personal data is used for, before anybody agrees.
         */
        get: operations["list_notices_api_v1_privacy_notices_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rectifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Rectifications
         * @description List the rectifications in my hands, or those of my area; newest first.
         */
        get: operations["list_rectifications_api_v1_rectifications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rectifications/{rectification_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Rectification
         * @description Give one rectification with its history and the steps open to me.
         */
        get: operations["read_rectification_api_v1_rectifications__rectification_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rectifications/{rectification_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Rectification
         * @description Take one step; `actions` tells which are open and what each asks for.
         */
        post: operations["move_rectification_api_v1_rectifications__rectification_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Regions
         * @description List open places by code, under one place or by a part of the name.
         */
        get: operations["list_regions_api_v1_regions_get"];
        put?: never;
        /**
         * Create Region
         * @description Make a place under another.
         */
        post: operations["create_region_api_v1_regions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Regions
         * @description Make or rename places from a table with the columns 区划代码 and 名称; nothing is half-imported.
         */
        post: operations["import_regions_api_v1_regions_imports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Region
         * @description Give a place, closed ones too.
         */
        get: operations["read_region_api_v1_regions__region_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Region
         * @description Close a place, or merge it into another.
         */
        post: operations["end_region_api_v1_regions__region_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Register
         * @description Read one of the four books (四登记) for a month, of one station or of all that I serve.
         */
        get: operations["read_register_api_v1_registers__kind__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/{kind}/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Register
         * @description Give a month of a book as a workbook; that it was taken is in the log.
         */
        get: operations["export_register_api_v1_registers__kind__export_xlsx_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/residents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Residents
         * @description Search my area by name, address, whole phone, phone tail or ID number.
         */
        get: operations["list_residents_api_v1_residents_get"];
        put?: never;
        /**
         * Create Resident
         * @description Enter a person on the roll; with a mobile phone they can sign in.
         */
        post: operations["create_resident_api_v1_residents_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/residents/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Roll
         * @description Bring a village's roll to a CSV or Excel table; with any error nothing is written.
         */
        post: operations["import_roll_api_v1_residents_imports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/residents/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Template
         * @description Give an empty roll to fill in.
         */
        get: operations["read_template_api_v1_residents_imports_template_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/residents/{resident_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Resident
         * @description Give a person of my area.
         */
        get: operations["read_resident_api_v1_residents__resident_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Resident
         * @description Change a person of my area.
         */
        patch: operations["update_resident_api_v1_residents__resident_id__patch"];
        trace?: never;
    };
    "/api/v1/residents/{resident_id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Consents Of
         * @description Tell how a person of my area stands to each purpose.
         */
        get: operations["list_consents_of_api_v1_residents__resident_id__consents_get"];
        put?: never;
        /**
         * Record Consent
         * @description Write down what a person without a phone, or a child's guardian, agreed to.
         */
        post: operations["record_consent_api_v1_residents__resident_id__consents_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/residents/{resident_id}/consents/{purpose}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Record Withdrawal
         * @description Write down that a person takes a consent back.
         */
        delete: operations["record_withdrawal_api_v1_residents__resident_id__consents__purpose__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/residents/{resident_id}/family": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Family
         * @description List the relatives who may act for a person.
         */
        get: operations["list_family_api_v1_residents__resident_id__family_get"];
        put?: never;
        /**
         * Link Family
         * @description Note that a person agrees to a relative who acts for them.
         */
        post: operations["link_family_api_v1_residents__resident_id__family_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/residents/{resident_id}/family/{link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Family
         * @description End what a person agreed to.
         */
        delete: operations["end_family_api_v1_residents__resident_id__family__link_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rulebook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Topics
         * @description List every topic of the county's settings with its values and its form.
         */
        get: operations["list_topics_api_v1_rulebook_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rulebook/{topic}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Topic
         * @description Give one topic.
         */
        get: operations["read_topic_api_v1_rulebook__topic__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rulebook/{topic}/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Editions
         * @description List a topic's editions, newest first, each with what it changed.
         */
        get: operations["list_editions_api_v1_rulebook__topic__editions_get"];
        put?: never;
        /**
         * Amend Topic
         * @description Adopt a new edition of a topic.
         */
        post: operations["amend_topic_api_v1_rulebook__topic__editions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Service Items
         * @description List what can be done, found by plain words, in the order of the public board.
         */
        get: operations["list_service_items_api_v1_service_items_get"];
        put?: never;
        /**
         * Create Service Item
         * @description Put a new item on the county's board.
         */
        post: operations["create_service_item_api_v1_service_items_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-items/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Service Item
         * @description Give one item with its papers.
         */
        get: operations["read_service_item_api_v1_service_items__item_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Service Item
         * @description Change an item; `is_active: false` takes it off the board.
         */
        patch: operations["update_service_item_api_v1_service_items__item_id__patch"];
        trace?: never;
    };
    "/api/v1/shop/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Offers
         * @description List what is on sale where I live.
         */
        get: operations["list_offers_api_v1_shop_offers_get"];
        put?: never;
        /**
         * Create Offer
         * @description Put something up in my shop.
         */
        post: operations["create_offer_api_v1_shop_offers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/offers/{offer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Offer
         * @description Give one offer with what is left of it.
         */
        get: operations["read_offer_api_v1_shop_offers__offer_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Offer
         * @description Change what an offer says or costs.
         */
        patch: operations["change_offer_api_v1_shop_offers__offer_id__patch"];
        trace?: never;
    };
    "/api/v1/shop/offers/{offer_id}/stock-moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Stock Move
         * @description Count units in or out.
         */
        post: operations["create_stock_move_api_v1_shop_offers__offer_id__stock_moves_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Orders
         * @description List my orders, or those collected at my shop.
         */
        get: operations["list_orders_api_v1_shop_orders_get"];
        put?: never;
        /**
         * Create Order
         * @description Redeem: points are held and stock is reserved, or neither.
         */
        post: operations["create_order_api_v1_shop_orders_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/orders/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find Order
         * @description Look at an order at the counter before handing over.
         */
        get: operations["find_order_api_v1_shop_orders_lookup_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Order
         * @description Give one order.
         */
        get: operations["read_order_api_v1_shop_orders__order_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/orders/{order_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Order
         * @description Cancel an order, or take one back after it was collected.
         */
        post: operations["move_order_api_v1_shop_orders__order_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/pickups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Pickup
         * @description Hand over what the code is for; the points go to the shop.
         */
        post: operations["create_pickup_api_v1_shop_pickups_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Shops
         * @description List the shops I keep, or those that serve my place.
         */
        get: operations["list_shops_api_v1_shop_shops_get"];
        put?: never;
        /**
         * Create Shop
         * @description Open a shop at a region in my area.
         */
        post: operations["create_shop_api_v1_shop_shops_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Stations
         * @description List open stations of a region or anything under it.
         */
        get: operations["list_stations_api_v1_stations_get"];
        put?: never;
        /**
         * Create Station
         * @description Open a station in my area.
         */
        post: operations["create_station_api_v1_stations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{station_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Station
         * @description Give a station's public page, with who is on duty now.
         */
        get: operations["read_station_api_v1_stations__station_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Station
         * @description Change a station in my area.
         */
        patch: operations["update_station_api_v1_stations__station_id__patch"];
        trace?: never;
    };
    "/api/v1/stations/{station_id}/distances/{office_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Distance
         * @description Write down how far an office is from my station, one way.
         */
        put: operations["set_distance_api_v1_stations__station_id__distances__office_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{station_id}/duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Duty
         * @description List the shifts of a station from today on.
         */
        get: operations["read_duty_api_v1_stations__station_id__duty_get"];
        /**
         * Set Duty
         * @description Replace a station's roster from today on.
         */
        put: operations["set_duty_api_v1_stations__station_id__duty_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{station_id}/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Staff
         * @description List who can be given an errand at a station.
         */
        get: operations["list_staff_api_v1_stations__station_id__staff_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{station_id}/wall-board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Wall Board
         * @description Give the wall board of a station (公示牌): items, papers, days, fees, phone, who is on duty.
         */
        get: operations["read_wall_board_api_v1_stations__station_id__wall_board_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{station_id}/wall-board.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print Wall Board
         * @description Print the wall board of a station that I serve.
         */
        get: operations["print_wall_board_api_v1_stations__station_id__wall_board_pdf_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/attention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Attention
         * @description Tell what needs attention today in my area, and why; the most urgent group first.
         */
        get: operations["read_attention_api_v1_supervision_attention_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/problem-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Problem Cases
         * @description List the problem cases of my area, newest first.
         */
        get: operations["list_problem_cases_api_v1_supervision_problem_cases_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/problem-cases/{problem_case_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Problem Case
         * @description Say how a problem case was dealt with.
         */
        post: operations["move_problem_case_api_v1_supervision_problem_cases__problem_case_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Supervisions
         * @description List reminders, letters and escalations of my area or to my station, newest first.
         */
        get: operations["list_supervisions_api_v1_supervisions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervisions/{supervision_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Supervision
         * @description Give one with its history and the steps open to me.
         */
        get: operations["read_supervision_api_v1_supervisions__supervision_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervisions/{supervision_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Supervision
         * @description Take one step; raising gives the new, sharper one.
         */
        post: operations["move_supervision_api_v1_supervisions__supervision_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Trips
         * @description List the trips that I ride or carry for, or my station's; the latest day first.
         */
        get: operations["list_trips_api_v1_trips_get"];
        put?: never;
        /**
         * Create Trip
         * @description Plan a trip of my own: offices in order, errands and kept things for each.
         */
        post: operations["create_trip_api_v1_trips_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/savings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Savings
         * @description Add up what the trips of my stations saved; only trips with a measured ride count.
         */
        get: operations["read_savings_api_v1_trips_savings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{trip_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Trip
         * @description Give one trip with its stops, the papers to carry, and the steps open to me.
         */
        get: operations["read_trip_api_v1_trips__trip_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{trip_id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Trip Plan
         * @description Replace the stops and their order, as long as nothing is ticked.
         */
        put: operations["change_trip_plan_api_v1_trips__trip_id__plan_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{trip_id}/ticks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Tick
         * @description Tick one thing: done, or not done and why.
         */
        post: operations["create_tick_api_v1_trips__trip_id__ticks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{trip_id}/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Trip
         * @description Take one step; `actions` of the trip tells which are open and what each asks for.
         */
        post: operations["move_trip_api_v1_trips__trip_id__transitions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Reset Second Factor
         * @description Take away the lost authenticator of somebody below me in my area.
         */
        delete: operations["reset_second_factor_api_v1_users__user_id__second_factor_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Health
         * @description Tell that the process is alive.
         */
        get: operations["read_health_healthz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Readiness
         * @description Tell that the database answers and its tables are those of this version.
         */
        get: operations["read_readiness_readyz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AccessRead
         * @description Somebody saw or changed my data.
         */
        AccessRead: {
            /** Actor Name */
            actor_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Place Name */
            place_name: string;
            /** Role Label */
            role_label: string;
            /** Sentence */
            sentence: string;
            /** Subject Id */
            subject_id: string | null;
            /** Subject Kind */
            subject_kind: string;
        };
        /**
         * AccountRead
         * @description A points account; honour cannot be spent, a debt is paid by the next points.
         */
        AccountRead: {
            /** Available */
            available: number;
            /** Balance */
            balance: number;
            /** Debt */
            debt: number;
            /** Expiring */
            expiring: components["schemas"]["ExpiringRead"][];
            /** Held */
            held: number;
            /** Honour */
            honour: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            owner: components["schemas"]["OwnerRead"];
        };
        /**
         * AppRead
         * @description What the sign-in page needs before anybody is known.
         */
        AppRead: {
            /** County Name */
            county_name: string;
            /** Demo */
            demo: boolean;
            /** Help Phone */
            help_phone: string;
            /** Licence */
            licence: string;
            /** Name */
            name: string;
            /** People */
            people: components["schemas"]["DemoPerson"][] | null;
            /** Source Url */
            source_url: string;
            /** Version */
            version: string;
        };
        /**
         * ArchiveAction
         * @description What an officer decides.
         * @enum {string}
         */
        ArchiveAction: "keep" | "destroy";
        /**
         * ArchiveActionRead
         * @description A decision open to the reader now.
         */
        ArchiveActionRead: {
            action: components["schemas"]["ArchiveAction"];
            /** Label */
            label: string;
        };
        /**
         * ArchiveRead
         * @description A package as a list shows it.
         */
        ArchiveRead: {
            /** Actions */
            actions: components["schemas"]["ArchiveActionRead"][];
            /** Category Label */
            category_label: string;
            /**
             * Closed On
             * Format: date
             */
            closed_on: string;
            /** Closing Kind */
            closing_kind: string;
            /** Closing Label */
            closing_label: string;
            /** Decided By Name */
            decided_by_name: string;
            /**
             * Errand Id
             * Format: uuid
             */
            errand_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Made At */
            made_at: string | null;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Pages */
            pages: number;
            /** Person */
            person: string;
            /**
             * Retain Until
             * Format: date
             */
            retain_until: string;
            /** Sha256 */
            sha256: string;
            /** Size */
            size: number;
            state: components["schemas"]["ArchiveState"];
            /** State Label */
            state_label: string;
            /** Station Name */
            station_name: string;
            /** Title */
            title: string;
        };
        /**
         * ArchiveState
         * @description Where a package stands; what is proposed may be destroyed, once an officer says so.
         * @enum {string}
         */
        ArchiveState: "waiting" | "kept" | "proposed" | "destroyed";
        /**
         * AttentionGroup
         * @description Things that need attention for one reason: how many, and those that have waited longest.
         */
        AttentionGroup: {
            /** Advice */
            advice: string;
            /** Count */
            count: number;
            /** Items */
            items: components["schemas"]["AttentionItem"][];
            /** Key */
            key: string;
            /** Title */
            title: string;
        };
        /**
         * AttentionItem
         * @description One thing that needs somebody today, and why in a sentence.
         */
        AttentionItem: {
            /**
             * Errand Id
             * Format: uuid
             */
            errand_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "errand" | "rectification" | "supervision" | "problem_case";
            /** Number */
            number: string;
            /** Person Name */
            person_name: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Station Name */
            station_name: string;
            /** Title */
            title: string;
            /** Why */
            why: string;
        };
        /**
         * AuditChangeRead
         * @description A field before and after; "…" stands for a personal value, of which only the change is kept.
         */
        AuditChangeRead: {
            /** After */
            after: unknown;
            /** Before */
            before: unknown;
            /** Field */
            field: string;
            /** Label */
            label: string;
        };
        /**
         * AuditEntryRead
         * @description One thing that somebody did, saw, or was refused.
         */
        AuditEntryRead: {
            /** Action */
            action: string;
            /** Action Label */
            action_label: string;
            /** Actor Id */
            actor_id: string | null;
            /** Actor Name */
            actor_name: string;
            /** Actor Role Label */
            actor_role_label: string;
            /** Address */
            address: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Changes */
            changes: components["schemas"]["AuditChangeRead"][];
            /** Device */
            device: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** On Behalf Of Name */
            on_behalf_of_name: string | null;
            outcome: components["schemas"]["app__core__audit__Outcome"];
            /** Request Id */
            request_id: string;
            /** Resident Id */
            resident_id: string | null;
            /** Resident Name */
            resident_name: string | null;
            /** Subject Id */
            subject_id: string | null;
            /** Subject Kind */
            subject_kind: string;
            /** Subject Kind Label */
            subject_kind_label: string;
            /** Why */
            why: string;
        };
        /**
         * AuditVerificationRead
         * @description Whether the log is as it was written; `problems` begins with the first bad row.
         */
        AuditVerificationRead: {
            /** Entries */
            entries: number;
            /** Ok */
            ok: boolean;
            /** Problems */
            problems: string[];
            /** Sealed Entries */
            sealed_entries: number;
            /** Sealed Until */
            sealed_until: string | null;
            /** Seals */
            seals: number;
        };
        /**
         * AuthorityAction
         * @description A step that somebody takes.
         * @enum {string}
         */
        AuthorityAction: "sign" | "confirm" | "witness" | "bring_witness" | "revoke" | "discard";
        /**
         * AuthorityActionRead
         * @description A step open to the reader now.
         */
        AuthorityActionRead: {
            action: components["schemas"]["AuthorityAction"];
            /** Fields */
            fields: {
                [key: string]: unknown;
            };
            /** Label */
            label: string;
        };
        /**
         * AuthorityCheckRead
         * @description What a stranger with the paper in hand is told: whether it counts, for what, and masked names.
         */
        AuthorityCheckRead: {
            /** Items */
            items: string[];
            /** Number */
            number: string;
            /** Principal Name */
            principal_name: string;
            /** Representative Name */
            representative_name: string;
            standing: components["schemas"]["Standing"];
            /** Standing Label */
            standing_label: string;
        };
        /**
         * AuthorityCreate
         * @description A new authority; without a principal it is one's own. Money only where `powers` says so.
         */
        AuthorityCreate: {
            /** Categories */
            categories?: string[];
            /** Ends On */
            ends_on?: string | null;
            /** Item Ids */
            item_ids?: string[];
            /** Powers */
            powers?: components["schemas"]["Power"][];
            /** Principal Id */
            principal_id?: string | null;
            /**
             * Representative Id
             * Format: uuid
             */
            representative_id: string;
            /** Uses Max */
            uses_max?: number | null;
            /**
             * Words
             * @default
             */
            words: string;
        };
        /**
         * AuthorityMove
         * @description One step; which fields it takes is told by `actions[].fields`.
         */
        AuthorityMove: {
            action: components["schemas"]["AuthorityAction"];
            /** File Id */
            file_id?: string | null;
            given_by?: components["schemas"]["GivenBy"] | null;
            /** Note */
            note?: string | null;
            /** Witness Id */
            witness_id?: string | null;
        };
        /**
         * AuthorityRead
         * @description An authority as one of its people, or staff, sees it; `timeline` and `files` are told of one only.
         */
        AuthorityRead: {
            /** Actions */
            actions: components["schemas"]["AuthorityActionRead"][];
            capacity: components["schemas"]["Capacity"];
            /** Capacity Label */
            capacity_label: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /** Files */
            files: components["schemas"]["FileRead"][];
            /** Given At */
            given_at: string | null;
            /** Given By Label */
            given_by_label: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Items */
            items: string[];
            /** Number */
            number: string;
            /** Power Labels */
            power_labels: string[];
            /** Powers */
            powers: components["schemas"]["Power"][];
            principal: components["schemas"]["PartyRead"];
            representative: components["schemas"]["PartyRead"];
            /** Revoked At */
            revoked_at: string | null;
            standing: components["schemas"]["Standing"];
            /** Standing Label */
            standing_label: string;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /** Timeline */
            timeline: components["schemas"]["AuthorityStepRead"][];
            /** Uses */
            uses: number;
            /** Uses Max */
            uses_max: number | null;
            /** Witness Name */
            witness_name: string;
            /** Words */
            words: string;
        };
        /**
         * AuthorityStepRead
         * @description One step in its life, or one use of it.
         */
        AuthorityStepRead: {
            /** Action */
            action: string;
            /** Actor Name */
            actor_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Errand Id */
            errand_id: string | null;
            /** Label */
            label: string;
            /** Note */
            note: string;
        };
        /**
         * BeneficiaryCreate
         * @description For whom: somebody on the roll by id, or somebody new by name.
         */
        BeneficiaryCreate: {
            /** Address */
            address?: string | null;
            /** Name */
            name?: string | null;
            /** Phone */
            phone?: string | null;
            /** Region Id */
            region_id?: string | null;
            /** Resident Id */
            resident_id?: string | null;
        };
        /**
         * BeneficiaryRead
         * @description For whom; the phone is masked.
         */
        BeneficiaryRead: {
            /** Address */
            address: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /**
             * Resident Id
             * Format: uuid
             */
            resident_id: string;
        };
        /**
         * BoardItemRead
         * @description One item as the wall board tells it.
         */
        BoardItemRead: {
            category: components["schemas"]["Category"];
            /** Category Label */
            category_label: string;
            /** Documents */
            documents: string[];
            /** Fee */
            fee: string;
            /** Handled At */
            handled_at: string;
            /** Name */
            name: string;
            /** Time */
            time: string;
        };
        /**
         * BoardRead
         * @description A place's rates of a month, up to today at most, and those of the places right inside it.
         */
        BoardRead: {
            /**
             * Begins
             * Format: date
             */
            begins: string;
            /** Month */
            month: string;
            place: components["schemas"]["PlaceRead"];
            /** Places */
            places: components["schemas"]["PlaceFigures"][];
            /** Rates */
            rates: components["schemas"]["RateRead"][];
            /** Shows People */
            shows_people: boolean;
            /**
             * Until
             * Format: date
             */
            until: string;
        };
        /** Body_import_regions_api_v1_regions_imports_post */
        Body_import_regions_api_v1_regions_imports_post: {
            /** File */
            file: string;
        };
        /** Body_import_roll_api_v1_residents_imports_post */
        Body_import_roll_api_v1_residents_imports_post: {
            /** File */
            file: string;
            /**
             * Region Id
             * Format: uuid
             */
            region_id: string;
        };
        /** Body_upload_file_api_v1_files_post */
        Body_upload_file_api_v1_files_post: {
            /** File */
            file: string;
        };
        /** Body_upload_guest_file_api_v1_guest_cases__case_link_id__files_post */
        Body_upload_guest_file_api_v1_guest_cases__case_link_id__files_post: {
            /** File */
            file: string;
        };
        /**
         * BudgetCreate
         * @description Give a village points to award.
         */
        BudgetCreate: {
            /** Amount */
            amount: number;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Village Id
             * Format: uuid
             */
            village_id: string;
        };
        /**
         * BudgetRead
         * @description What a village may still award.
         */
        BudgetRead: {
            /** Available */
            available: number;
            village: components["schemas"]["app__points__schemas__NamedRead"];
        };
        /**
         * CalendarDayRead
         * @description A day on which the county departs from the national calendar.
         */
        CalendarDayRead: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Is Working */
            is_working: boolean;
            /** Note */
            note: string;
        };
        /**
         * CalendarDayUpdate
         * @description The county's own word on a day; the note says why.
         */
        CalendarDayUpdate: {
            /** Is Working */
            is_working: boolean;
            /** Note */
            note: string;
        };
        /**
         * CalendarRead
         * @description A year's departures, and whether the nation has announced that year's swapped days.
         */
        CalendarRead: {
            /** Has Announced Swaps */
            has_announced_swaps: boolean;
            /** Items */
            items: components["schemas"]["CalendarDayRead"][];
            /** Year */
            year: number;
        };
        /**
         * CandidateRead
         * @description Somebody to whom a principal may give an authority.
         */
        CandidateRead: {
            capacity: components["schemas"]["Capacity"];
            /** Label */
            label: string;
            /** Name */
            name: string;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * CapPeriod
         * @description The stretch of time that a cap counts over.
         * @enum {string}
         */
        CapPeriod: "day" | "month" | "quarter" | "year" | "once";
        /**
         * Capacity
         * @description As what the representative acts.
         * @enum {string}
         */
        Capacity: "agent" | "family";
        /**
         * CaseLinkCreate
         * @description A new link; who is not the beneficiary makes it beside her, says so, and gives nobody her hand.
         */
        CaseLinkCreate: {
            /** Days */
            days?: number | null;
            /** Guest Name */
            guest_name: string;
            /**
             * In Presence
             * @default false
             */
            in_presence: boolean;
            /** Phone Tail */
            phone_tail?: string | null;
            /** Purposes */
            purposes?: components["schemas"]["GuestPurpose"][];
        };
        /**
         * CaseLinkRead
         * @description A link as those who may take it back see it; `token` is told once, when it is made.
         */
        CaseLinkRead: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By Name */
            created_by_name: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Guest Name */
            guest_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Open */
            is_open: boolean;
            /** Last Used At */
            last_used_at: string | null;
            /** Purpose Labels */
            purpose_labels: string[];
            /** Purposes */
            purposes: components["schemas"]["GuestPurpose"][];
            /** State Label */
            state_label: string;
            /** Token */
            token: string | null;
            /** Uses */
            uses: number;
            /** Uses Max */
            uses_max: number;
        };
        /**
         * Category
         * @description The four classes of the public board (定项).
         * @enum {string}
         */
        Category: "approval" | "certificate" | "consultation" | "public_welfare";
        /**
         * ChangeRead
         * @description One value that should change, as much of it as an officer needs to see.
         */
        ChangeRead: {
            /** After Masked */
            after_masked: string;
            /** Before Masked */
            before_masked: string;
            /** Field */
            field: string;
            /** Label */
            label: string;
        };
        /**
         * Channel
         * @description How somebody asked; the last three are the registers of 四登记.
         * @enum {string}
         */
        Channel: "app" | "phone" | "walk_in" | "visit";
        /**
         * CheckRead
         * @description One thing that must always hold, and whether it did.
         */
        CheckRead: {
            /** Checked */
            checked: number;
            /** Label */
            label: string;
            /** Name */
            name: string;
            /** Ok */
            ok: boolean;
            /** Problems */
            problems: string[];
        };
        /**
         * ChecksRead
         * @description The last night's checks; all null and empty before the first.
         */
        ChecksRead: {
            /** Items */
            items: components["schemas"]["CheckRead"][];
            /** Last Run At */
            last_run_at: string | null;
            /** Ok */
            ok: boolean;
        };
        /**
         * ClaimCreate
         * @description Say what somebody did.
         */
        ClaimCreate: {
            /**
             * File Ids
             * @default []
             */
            file_ids: string[];
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Occurred On
             * Format: date
             */
            occurred_on: string;
            /**
             * Quantity
             * @default 1
             */
            quantity: number;
            /**
             * Resident Id
             * Format: uuid
             */
            resident_id: string;
            /** Rule Code */
            rule_code: string;
        };
        /**
         * ClaimRead
         * @description A claim as the reader may see it.
         */
        ClaimRead: {
            /** Actions */
            actions: components["schemas"]["app__points__schemas__ActionRead"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Files */
            files: components["schemas"]["FileRead"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Note */
            note: string;
            /** Objections Until */
            objections_until: string | null;
            /**
             * Occurred On
             * Format: date
             */
            occurred_on: string;
            /** Points */
            points: number;
            /** Published At */
            published_at: string | null;
            /** Quantity */
            quantity: number;
            resident: components["schemas"]["app__points__schemas__NamedRead"];
            /** Rule Code */
            rule_code: string;
            /** Rule Title */
            rule_title: string;
            state: components["schemas"]["ClaimState"];
            /** State Label */
            state_label: string;
            /** Timeline */
            timeline: components["schemas"]["app__points__schemas__StepRead"][];
        };
        /**
         * ClaimState
         * @description Where a claim stands on its way to the books.
         * @enum {string}
         */
        ClaimState: "submitted" | "checked" | "reviewed" | "published" | "credited" | "rejected" | "objected" | "withdrawn";
        /**
         * ClaimTransitionCreate
         * @description A step of a claim; `points` where the rule leaves room for judgement.
         */
        ClaimTransitionCreate: {
            /**
             * Action
             * @enum {string}
             */
            action: "check" | "approve" | "reject" | "publish" | "object" | "credit" | "withdraw";
            /**
             * Note
             * @default
             */
            note: string;
            /** Points */
            points?: number | null;
        };
        /**
         * ClosingKind
         * @description How an errand ended.
         * @enum {string}
         */
        ClosingKind: "normal" | "returned" | "void" | "consultation" | "not_resubmitted" | "forwarded" | "deleted";
        /**
         * CodeCreate
         * @description Ask for a sign-in code.
         */
        CodeCreate: {
            /** Phone */
            phone: string;
        };
        /**
         * CodeRead
         * @description A code was sent; it lives for so many seconds.
         */
        CodeRead: {
            /** Expires In */
            expires_in: number;
        };
        /**
         * ColumnRead
         * @description A column of a book, as the county calls it.
         */
        ColumnRead: {
            /** Key */
            key: string;
            /** Label */
            label: string;
        };
        /**
         * ConsentChannel
         * @description How somebody said so: on the own phone, on paper, or aloud before an agent.
         * @enum {string}
         */
        ConsentChannel: "app" | "paper" | "spoken";
        /**
         * ConsentCreate
         * @description I agree to this purpose, having read this version.
         */
        ConsentCreate: {
            purpose: components["schemas"]["Purpose"];
            /** Version */
            version: number;
        };
        /**
         * ConsentRead
         * @description How somebody stands to one purpose; `is_current` when today's text was agreed to and still is.
         */
        ConsentRead: {
            /** Consented At */
            consented_at: string | null;
            /** Is Current */
            is_current: boolean;
            purpose: components["schemas"]["Purpose"];
            /** Required */
            required: boolean;
            /** Title */
            title: string;
            /** Version */
            version: number;
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * ConsentRecord
         * @description A villager agreed on paper or aloud; for a child under 14 the guardian did.
         */
        ConsentRecord: {
            /** @default paper */
            channel: components["schemas"]["ConsentChannel"];
            /** Guardian Id */
            guardian_id?: string | null;
            purpose: components["schemas"]["Purpose"];
            /** Version */
            version: number;
        };
        /**
         * CountCreate
         * @description The evening count: every thing of the list, and which of them were not there.
         */
        CountCreate: {
            /** Custody Item Ids */
            custody_item_ids: string[];
            /**
             * Missing
             * @default []
             */
            missing: components["schemas"]["MissingCreate"][];
        };
        /**
         * CountRead
         * @description A count that was made.
         */
        CountRead: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Expected */
            expected: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Missing */
            missing: number;
        };
        /**
         * CountSheetRead
         * @description What should be in the reader's drawer this evening.
         */
        CountSheetRead: {
            /** Counted At */
            counted_at: string | null;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Items */
            items: components["schemas"]["CustodyItemRead"][];
        };
        /**
         * CustodyAction
         * @description A step of a thing; `take` is the first of each.
         * @enum {string}
         */
        CustodyAction: "take" | "confirm" | "spend" | "hand_over" | "receive" | "decline" | "entrust" | "bring_back" | "to_office" | "from_office" | "hand_in" | "give_back" | "give_back_witnessed" | "confirm_back" | "recall" | "object" | "report_damaged" | "report_lost" | "found" | "settle";
        /**
         * CustodyItemCreate
         * @description Take a thing: for an errand, or for somebody on the roll at a station. Money comes with its amount.
         */
        CustodyItemCreate: {
            /** Amount Fen */
            amount_fen?: number | null;
            /** Description */
            description: string;
            /** Errand Id */
            errand_id?: string | null;
            /**
             * File Ids
             * @default []
             */
            file_ids: string[];
            kind: components["schemas"]["CustodyKind"];
            /**
             * Note
             * @default
             */
            note: string;
            /** Resident Id */
            resident_id?: string | null;
            /** Station Id */
            station_id?: string | null;
            /**
             * Witness
             * @default
             */
            witness: string;
        };
        /**
         * CustodyItemRead
         * @description A thing as one reader sees it; `where` tells in words who has it.
         */
        CustodyItemRead: {
            /** Actions */
            actions: components["schemas"]["app__custody__schemas__ActionRead"][];
            /** Closed At */
            closed_at: string | null;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Days */
            days: number;
            /** Description */
            description: string;
            errand: components["schemas"]["ErrandBrief"] | null;
            holder: components["schemas"]["app__custody__schemas__PersonRead"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Overdue */
            is_overdue: boolean;
            kind: components["schemas"]["CustodyKind"];
            /** Kind Label */
            kind_label: string;
            /** Left Fen */
            left_fen: number;
            /** Missing Fen */
            missing_fen: number;
            /** Movements */
            movements: components["schemas"]["MovementRead"][];
            owner: components["schemas"]["app__custody__schemas__PersonRead"];
            /** Received Fen */
            received_fen: number;
            /** Returned Fen */
            returned_fen: number;
            /** Spent Fen */
            spent_fen: number;
            state: components["schemas"]["CustodyState"];
            /** State Label */
            state_label: string;
            station: components["schemas"]["app__custody__schemas__PersonRead"];
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
            /** Version */
            version: number;
            /** Where */
            where: string;
        };
        /**
         * CustodyKind
         * @description What was given into custody.
         * @enum {string}
         */
        CustodyKind: "original" | "copy" | "bank_card" | "cash" | "key" | "other";
        /**
         * CustodyState
         * @description Where a thing is.
         * @enum {string}
         */
        CustodyState: "with_agent" | "handing_over" | "carried" | "at_office" | "giving_back" | "disputed" | "damaged" | "lost" | "returned" | "handed_in" | "settled";
        /**
         * CustodySummaryRead
         * @description What waits for the reader: as agent, as lead, and as somebody whose things are kept.
         */
        CustodySummaryRead: {
            /** Held */
            held: number;
            /** Held Overdue */
            held_overdue: number;
            /** Is Counted Today */
            is_counted_today: boolean;
            /** Mine */
            mine: number;
            /** Mine Overdue */
            mine_overdue: number;
            /** Mine To Confirm */
            mine_to_confirm: number;
            /** Station Overdue */
            station_overdue: number;
            /** Station Troubled */
            station_troubled: number;
            /** To Receive */
            to_receive: number;
        };
        /**
         * CustodyTransitionCreate
         * @description One step; which fields it takes is told by `actions[].fields`. With `version` it must be the latest.
         */
        CustodyTransitionCreate: {
            action: components["schemas"]["CustodyAction"];
            /** Agent Id */
            agent_id?: string | null;
            /** Amount Fen */
            amount_fen?: number | null;
            /** File Ids */
            file_ids?: string[] | null;
            /** Note */
            note?: string | null;
            /** Office */
            office?: string | null;
            /** Station Id */
            station_id?: string | null;
            /** Version */
            version?: number | null;
            /** Witness */
            witness?: string | null;
        };
        /**
         * DataRequestCreate
         * @description Correct what is kept of me, with the right values, or delete it.
         */
        DataRequestCreate: {
            /** Address */
            address?: string | null;
            /** Id Number */
            id_number?: string | null;
            kind: components["schemas"]["RequestKind"];
            /** Name */
            name?: string | null;
            /** Phone */
            phone?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * DataRequestDecide
         * @description A data request as an officer meets it.
         */
        DataRequestDecide: {
            /** Actions */
            actions: components["schemas"]["app__privacy__schemas__ActionRead"][];
            /** Changes */
            changes: components["schemas"]["ChangeRead"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By Name */
            decided_by_name: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["RequestKind"];
            /** Kind Label */
            kind_label: string;
            /** Note */
            note: string;
            /** Reason */
            reason: string;
            resident: components["schemas"]["RequesterRead"];
            state: components["schemas"]["RequestState"];
            /** State Label */
            state_label: string;
        };
        /**
         * DataRequestRead
         * @description A data request as the person who made it sees it.
         */
        DataRequestRead: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By Name */
            decided_by_name: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["RequestKind"];
            /** Kind Label */
            kind_label: string;
            /** Note */
            note: string;
            /** Reason */
            reason: string;
            state: components["schemas"]["RequestState"];
            /** State Label */
            state_label: string;
        };
        /**
         * DemoCodeRead
         * @description In demo mode nothing is sent and the code is shown.
         */
        DemoCodeRead: {
            /** Demo Code */
            demo_code: string;
            /** Expires In */
            expires_in: number;
        };
        /**
         * DemoPerson
         * @description A demo person to sign in as.
         */
        DemoPerson: {
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Role Label */
            role_label: string;
        };
        /**
         * DistanceUpdate
         * @description How far it is one way, measured.
         */
        DistanceUpdate: {
            /** Metres */
            metres: number;
        };
        /**
         * DocumentCreate
         * @description A paper to ask for.
         */
        DocumentCreate: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Required
             * @default true
             */
            required: boolean;
        };
        /**
         * DocumentRead
         * @description A paper that an item needs.
         */
        DocumentRead: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Required */
            required: boolean;
        };
        /**
         * DutyFieldRead
         * @description A mandatory field of the intake, and the duty that needs it.
         */
        DutyFieldRead: {
            /** Duty */
            duty: string;
            /** Field */
            field: string;
            /** Label */
            label: string;
        };
        /**
         * DutyRead
         * @description Who is on duty now, and the phone that the station publishes for it.
         */
        DutyRead: {
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /**
         * EditionCreate
         * @description A new edition: the whole form, on top of the version that its author read.
         */
        EditionCreate: {
            /** Effective From */
            effective_from?: string | null;
            /** Note */
            note: string;
            /** Values */
            values: {
                [key: string]: unknown;
            };
            /** Version */
            version: number;
        };
        /**
         * EditionRead
         * @description One edition, with what it changed: field, title, before, after.
         */
        EditionRead: {
            /** Adopted By Name */
            adopted_by_name: string;
            /** Changes */
            changes: {
                [key: string]: unknown;
            }[];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Effective From
             * Format: date
             */
            effective_from: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Note */
            note: string;
            /** Topic */
            topic: string;
            /** Values */
            values: {
                [key: string]: unknown;
            };
            /** Version */
            version: number;
        };
        /**
         * ElderRead
         * @description Somebody who agreed that the reader acts for them.
         */
        ElderRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Relation */
            relation: string;
        };
        /**
         * EntryRead
         * @description One line of the passbook.
         */
        EntryRead: {
            /** Amount */
            amount: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Balance After */
            balance_after: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Reason Label */
            reason_label: string;
            /** Reverses */
            reverses: string | null;
            /** Rule Code */
            rule_code: string | null;
            source: components["schemas"]["SourceRead"] | null;
            /**
             * Transfer Id
             * Format: uuid
             */
            transfer_id: string;
        };
        /**
         * ErrandAction
         * @description A step that somebody takes.
         * @enum {string}
         */
        ErrandAction: "claim" | "assign" | "transfer" | "start" | "promise" | "extend" | "pause" | "resume" | "return" | "approve_return" | "refuse_return" | "resubmit" | "escalate" | "hand_back" | "add_part" | "complete" | "close" | "sign" | "rate" | "record_rating" | "reopen" | "withdraw" | "remind" | "archive";
        /**
         * ErrandBrief
         * @description The errand for which a thing was taken.
         */
        ErrandBrief: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
        };
        /**
         * ErrandCreate
         * @description Ask for something to be done; without a beneficiary it is for oneself.
         */
        ErrandCreate: {
            /** Appointment At */
            appointment_at?: string | null;
            /** Authority Id */
            authority_id?: string | null;
            beneficiary?: components["schemas"]["BeneficiaryCreate"] | null;
            channel: components["schemas"]["Channel"];
            /** Contact Phone */
            contact_phone?: string | null;
            /** Description */
            description?: string | null;
            /** File Ids */
            file_ids?: string[] | null;
            /**
             * Service Item Id
             * Format: uuid
             */
            service_item_id: string;
            /**
             * Station Id
             * Format: uuid
             */
            station_id: string;
        };
        /**
         * ErrandRead
         * @description An errand as one reader sees it; timeline, pauses, parts, related are told of one, not in lists.
         */
        ErrandRead: {
            /** Actions */
            actions: components["schemas"]["app__errands__schemas__ActionRead"][];
            agent: components["schemas"]["app__errands__course_schemas__PersonRead"] | null;
            /** Appointment At */
            appointment_at: string | null;
            /** Authority Id */
            authority_id: string | null;
            beneficiary: components["schemas"]["BeneficiaryRead"];
            channel: components["schemas"]["Channel"];
            closing_kind: components["schemas"]["ClosingKind"] | null;
            /** Closing Label */
            closing_label: string;
            /** Completed At */
            completed_at: string | null;
            /** Contact Phone */
            contact_phone: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Description */
            description: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Files */
            files: components["schemas"]["FileRead"][];
            first_agent: components["schemas"]["app__errands__course_schemas__PersonRead"] | null;
            handling_station: components["schemas"]["StationBrief"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            light: components["schemas"]["Light"];
            /** Missing */
            missing: components["schemas"]["DocumentRead"][];
            mode: components["schemas"]["Mode"];
            /** Mode Label */
            mode_label: string;
            /** Number */
            number: string;
            /** Outcome */
            outcome: string;
            /** Parts */
            parts: components["schemas"]["PartRead"][];
            /** Parts Open */
            parts_open: number;
            paused: components["schemas"]["PausedRead"] | null;
            /** Pauses */
            pauses: components["schemas"]["PauseRead"][];
            procedure: components["schemas"]["Procedure"];
            /** Procedure Label */
            procedure_label: string;
            /** Promised At */
            promised_at: string | null;
            rating: components["schemas"]["RatingRead"] | null;
            /** Related */
            related: components["schemas"]["Related"][];
            /** Report By */
            report_by: string | null;
            report_light: components["schemas"]["Light"] | null;
            requester: components["schemas"]["app__errands__course_schemas__PersonRead"] | null;
            /** Resubmit By */
            resubmit_by: string | null;
            return_asked: components["schemas"]["ReturnAskedRead"] | null;
            service_item: components["schemas"]["ServiceItemRead"];
            state: components["schemas"]["ErrandState"];
            /** State Label */
            state_label: string;
            station: components["schemas"]["StationBrief"];
            /** Timeline */
            timeline: components["schemas"]["TimelineEntry"][];
            /** Times Extended */
            times_extended: number;
            /** Times Reopened */
            times_reopened: number;
            /** Times Returned */
            times_returned: number;
            /** Times Returned Again */
            times_returned_again: number;
            typed_by: components["schemas"]["app__errands__course_schemas__PersonRead"];
            /** Version */
            version: number;
        };
        /**
         * ErrandState
         * @description Where an errand stands.
         * @enum {string}
         */
        ErrandState: "submitted" | "accepted" | "handling" | "completed" | "signed" | "archived" | "returned" | "escalated" | "withdrawn";
        /**
         * ErrandSupervisions
         * @description What was done about one errand, newest first; `actions` are the kinds that the reader may begin.
         */
        ErrandSupervisions: {
            /** Actions */
            actions: components["schemas"]["app__supervision__schemas__ActionRead"][];
            /** Items */
            items: components["schemas"]["SupervisionRead"][];
        };
        /**
         * ExpiringRead
         * @description Points that can be used until the end of a day.
         */
        ExpiringRead: {
            /** Amount */
            amount: number;
            /**
             * Expires On
             * Format: date
             */
            expires_on: string;
        };
        /**
         * ExportKind
         * @description For machines, or for reading.
         * @enum {string}
         */
        ExportKind: "json" | "pdf";
        /**
         * FamilyLinkCreate
         * @description A relative who may act for an elder, since the elder agreed.
         */
        FamilyLinkCreate: {
            /** Relation */
            relation: string;
            /**
             * Relative Id
             * Format: uuid
             */
            relative_id: string;
        };
        /**
         * FamilyLinkRead
         * @description One family link, by the relative.
         */
        FamilyLinkRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Confirmed */
            is_confirmed: boolean;
            /** Relation */
            relation: string;
            /**
             * Relative Id
             * Format: uuid
             */
            relative_id: string;
            /** Relative Name */
            relative_name: string;
        };
        /**
         * FigureRead
         * @description A numerator out of a denominator; `percent` is null where nothing is in the denominator.
         */
        FigureRead: {
            /** Denominator */
            denominator: number;
            /** Key */
            key: string;
            /** Numerator */
            numerator: number;
            /** Percent */
            percent: number | null;
        };
        /**
         * FileRead
         * @description A stored picture, and where those who may see it find it.
         */
        FileRead: {
            /** Height */
            height: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Media Type */
            media_type: string;
            /** Size */
            size: number;
            /** Thumbnail Url */
            thumbnail_url: string | null;
            /** Url */
            url: string;
            /** Width */
            width: number;
        };
        /**
         * Gender
         * @description As on the ID card; unknown when it was not told.
         * @enum {string}
         */
        Gender: "female" | "male" | "unknown";
        /**
         * GivenBy
         * @description How the principal gave it.
         * @enum {string}
         */
        GivenBy: "signature" | "thumbprint" | "app";
        /**
         * GrantCreate
         * @description Give a role to an account, named by id or by phone.
         */
        GrantCreate: {
            /**
             * Is Paid
             * @default false
             */
            is_paid: boolean;
            /** Phone */
            phone?: string | null;
            /**
             * Region Id
             * Format: uuid
             */
            region_id: string;
            role: components["schemas"]["Role"];
            /** User Id */
            user_id?: string | null;
        };
        /**
         * GrantRead
         * @description A role at a place.
         */
        GrantRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Paid */
            is_paid: boolean;
            /**
             * Region Id
             * Format: uuid
             */
            region_id: string;
            /** Region Name */
            region_name: string;
            role: components["schemas"]["Role"];
            /** User Id */
            user_id?: string | null;
            /** User Name */
            user_name?: string | null;
        };
        /**
         * GuestCaseRead
         * @description The one case, without anybody's personal data but what the guest brought.
         */
        GuestCaseRead: {
            /** Actions */
            actions: string[];
            /** Beneficiary Name */
            beneficiary_name: string;
            /**
             * Case Link Id
             * Format: uuid
             */
            case_link_id: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Guest Name */
            guest_name: string;
            /** Item Name */
            item_name: string;
            /** Missing */
            missing: string[];
            /** Number */
            number: string;
            /** Outcome */
            outcome: string;
            /** Photos */
            photos: number;
            /** Purposes */
            purposes: components["schemas"]["GuestPurpose"][];
            /** State Label */
            state_label: string;
            /** Station Name */
            station_name: string;
            /** Station Phone */
            station_phone: string;
            /** Timeline */
            timeline: components["schemas"]["GuestLine"][];
            /** Uses Left */
            uses_left: number;
            /** Waiting For */
            waiting_for: string;
        };
        /**
         * GuestLine
         * @description One step of the case; nobody is named.
         */
        GuestLine: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Label */
            label: string;
        };
        /**
         * GuestOpen
         * @description What a guest shows: the token of the link, and the tail of the own phone where it was asked for.
         */
        GuestOpen: {
            /** Pin */
            pin?: string | null;
            /** Token */
            token: string;
        };
        /**
         * GuestPurpose
         * @description What a link is good for; to see the case is always part of it.
         * @enum {string}
         */
        GuestPurpose: "see" | "confirm" | "upload" | "rate";
        /**
         * GuestStep
         * @description What a guest does: takes the result in her name, or rates once.
         */
        GuestStep: {
            /**
             * Action
             * @enum {string}
             */
            action: "sign" | "rate";
            /** Comment */
            comment?: string | null;
            /** Score */
            score?: number | null;
        };
        /**
         * Handling
         * @description How an item is dealt with: at once, by a promised day, or reported upwards.
         * @enum {string}
         */
        Handling: "instant" | "promised" | "reported";
        /**
         * Health
         * @description One word on the state.
         */
        Health: {
            /**
             * Status
             * @constant
             */
            status: "ok";
        };
        /**
         * HolderRead
         * @description One agent's drawer as the lead sees it.
         */
        HolderRead: {
            /** Cash Fen */
            cash_fen: number;
            /** Counted On */
            counted_on: string | null;
            /** Is Counted Today */
            is_counted_today: boolean;
            /** Missing */
            missing: number;
            /**
             * Oldest At
             * Format: date-time
             */
            oldest_at: string;
            /** Overdue */
            overdue: number;
            /** Things */
            things: number;
            /** Troubled */
            troubled: number;
            user: components["schemas"]["app__custody__schemas__PersonRead"];
        };
        /**
         * HouseholdCreate
         * @description A household of a village; without a code it gets the next free number.
         */
        HouseholdCreate: {
            /**
             * Address
             * @default
             */
            address: string;
            /**
             * Code
             * @default
             */
            code: string;
            /** Name */
            name: string;
            /**
             * Region Id
             * Format: uuid
             */
            region_id: string;
        };
        /**
         * HouseholdRead
         * @description A household with its members, the head first.
         */
        HouseholdRead: {
            /** Address */
            address: string;
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Members */
            members: components["schemas"]["MemberRead"][];
            /** Name */
            name: string;
            /**
             * Region Id
             * Format: uuid
             */
            region_id: string;
            /** Region Name */
            region_name: string;
        };
        /**
         * ImportRead
         * @description What an import did, or would do; with any error nothing is written.
         */
        ImportRead: {
            /** Created */
            created: number;
            /** Errors */
            errors: components["schemas"]["RowError"][];
            /** Rows */
            rows: number;
            /** Updated */
            updated: number;
        };
        /** Items[AttentionGroup] */
        Items_AttentionGroup_: {
            /** Items */
            items: components["schemas"]["AttentionGroup"][];
        };
        /** Items[BudgetRead] */
        Items_BudgetRead_: {
            /** Items */
            items: components["schemas"]["BudgetRead"][];
        };
        /** Items[CandidateRead] */
        Items_CandidateRead_: {
            /** Items */
            items: components["schemas"]["CandidateRead"][];
        };
        /** Items[CaseLinkRead] */
        Items_CaseLinkRead_: {
            /** Items */
            items: components["schemas"]["CaseLinkRead"][];
        };
        /** Items[ConsentRead] */
        Items_ConsentRead_: {
            /** Items */
            items: components["schemas"]["ConsentRead"][];
        };
        /** Items[DutyFieldRead] */
        Items_DutyFieldRead_: {
            /** Items */
            items: components["schemas"]["DutyFieldRead"][];
        };
        /** Items[FamilyLinkRead] */
        Items_FamilyLinkRead_: {
            /** Items */
            items: components["schemas"]["FamilyLinkRead"][];
        };
        /** Items[NoticeRead] */
        Items_NoticeRead_: {
            /** Items */
            items: components["schemas"]["NoticeRead"][];
        };
        /** Items[OwnFamilyRead] */
        Items_OwnFamilyRead_: {
            /** Items */
            items: components["schemas"]["OwnFamilyRead"][];
        };
        /** Items[RectificationRead] */
        Items_RectificationRead_: {
            /** Items */
            items: components["schemas"]["RectificationRead"][];
        };
        /** Items[ShiftRead] */
        Items_ShiftRead_: {
            /** Items */
            items: components["schemas"]["ShiftRead"][];
        };
        /** Items[ShopRead] */
        Items_ShopRead_: {
            /** Items */
            items: components["schemas"]["ShopRead"][];
        };
        /** Items[SlipRead] */
        Items_SlipRead_: {
            /** Items */
            items: components["schemas"]["SlipRead"][];
        };
        /** Items[StaffRead] */
        Items_StaffRead_: {
            /** Items */
            items: components["schemas"]["StaffRead"][];
        };
        /** Items[TopicRead] */
        Items_TopicRead_: {
            /** Items */
            items: components["schemas"]["TopicRead"][];
        };
        /**
         * Light
         * @description How an errand stands against its due date.
         * @enum {string}
         */
        Light: "green" | "yellow" | "red";
        /**
         * MeRead
         * @description Who is signed in, with everything the app needs to draw the right desk.
         */
        MeRead: {
            /** Demo */
            demo: boolean;
            /** Elder Mode */
            elder_mode: boolean;
            /** Elders */
            elders: components["schemas"]["ElderRead"][];
            /** Grants */
            grants: components["schemas"]["GrantRead"][];
            /** Home Station Id */
            home_station_id: string | null;
            household: components["schemas"]["app__people__schemas__NamedRead"] | null;
            /** Must Change Password */
            must_change_password: boolean;
            /** Must Set Second Factor */
            must_set_second_factor: boolean;
            /** Permissions */
            permissions: components["schemas"]["Permission"][];
            resident: components["schemas"]["OwnResidentRead"] | null;
            /** Second Factor */
            second_factor: boolean;
            user: components["schemas"]["UserRead"];
        };
        /**
         * MeUpdate
         * @description What a person changes about the own account.
         */
        MeUpdate: {
            /** Elder Mode */
            elder_mode?: boolean | null;
        };
        /**
         * MemberRead
         * @description A member of a household.
         */
        MemberRead: {
            /** Birth Year */
            birth_year: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Head */
            is_head: boolean;
            /** Name */
            name: string;
            /** Relation Label */
            relation_label: string;
        };
        /**
         * MessageAction
         * @description What an administrator can do with a parked message.
         * @enum {string}
         */
        MessageAction: "retry" | "drop";
        /**
         * MessageRead
         * @description One message between features that was not delivered yet.
         */
        MessageRead: {
            /** Actions */
            actions: components["schemas"]["MessageAction"][];
            /** Attempts */
            attempts: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Kind Label */
            kind_label: string;
            /** Last Error */
            last_error: string;
            /**
             * Next Attempt At
             * Format: date-time
             */
            next_attempt_at: string;
            state: components["schemas"]["MessageState"];
        };
        /**
         * MessageState
         * @description Whether a message still comes again by itself.
         * @enum {string}
         */
        MessageState: "parked" | "waiting";
        /**
         * MessageTransitionCreate
         * @description A step with a parked message, and why.
         */
        MessageTransitionCreate: {
            action: components["schemas"]["MessageAction"];
            /** Note */
            note: string;
        };
        /**
         * MissingCreate
         * @description A thing that was not there.
         */
        MissingCreate: {
            /**
             * Custody Item Id
             * Format: uuid
             */
            custody_item_id: string;
            /** Note */
            note: string;
        };
        /**
         * Mode
         * @description How an errand is being dealt with (四个办理): as its item says, until it goes up or is returned.
         * @enum {string}
         */
        Mode: "instant" | "promised" | "reported" | "returned";
        /**
         * MovementRead
         * @description One step of a thing as the people concerned read it.
         */
        MovementRead: {
            action: components["schemas"]["CustodyAction"];
            /** Actor Name */
            actor_name: string;
            /** Amount Fen */
            amount_fen: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Counterpart */
            counterpart: string;
            /** Files */
            files: components["schemas"]["FileRead"][];
            /** Label */
            label: string;
            /** Note */
            note: string;
            /** Witness */
            witness: string;
        };
        /**
         * NoticeRead
         * @description What is told before somebody agrees.
         */
        NoticeRead: {
            purpose: components["schemas"]["Purpose"];
            /** Required */
            required: boolean;
            /** Sensitive */
            sensitive: boolean;
            /** Text */
            text: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * OfferCreate
         * @description Offer something; without `stock` it never runs out.
         */
        OfferCreate: {
            kind: components["schemas"]["OfferKind"];
            /** Per Person Limit */
            per_person_limit?: number | null;
            /** Picture Id */
            picture_id?: string | null;
            /** Points */
            points: number;
            /**
             * Shop Id
             * Format: uuid
             */
            shop_id: string;
            /** Stock */
            stock: number | null;
            /** Title */
            title: string;
            /** Valid Until */
            valid_until?: string | null;
        };
        /**
         * OfferKind
         * @description What a resident gets for points.
         * @enum {string}
         */
        OfferKind: "goods" | "fee_deduction" | "discount" | "service";
        /**
         * OfferRead
         * @description An offer: `stock` stands on the shelf, `stock_left` of it is free; null means without limit.
         */
        OfferRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is On Sale */
            is_on_sale: boolean;
            kind: components["schemas"]["OfferKind"];
            /** Per Person Limit */
            per_person_limit: number | null;
            /** Picture Url */
            picture_url: string | null;
            /** Points */
            points: number;
            shop: components["schemas"]["app__shop__schemas__NamedRead"];
            /** Stock */
            stock: number | null;
            /** Stock Left */
            stock_left: number | null;
            /** Title */
            title: string;
            /** Valid Until */
            valid_until: string | null;
        };
        /**
         * OfferUpdate
         * @description Change what is given; stock changes by stock moves only.
         */
        OfferUpdate: {
            /** Is On Sale */
            is_on_sale?: boolean | null;
            kind?: components["schemas"]["OfferKind"] | null;
            /** Per Person Limit */
            per_person_limit?: number | null;
            /** Picture Id */
            picture_id?: string | null;
            /** Points */
            points?: number | null;
            /** Title */
            title?: string | null;
            /** Valid Until */
            valid_until?: string | null;
        };
        /**
         * OfficeCreate
         * @description A new office of the county's list.
         */
        OfficeCreate: {
            /**
             * Address
             * @default
             */
            address: string;
            /** Name */
            name: string;
        };
        /**
         * OfficeRead
         * @description An office; `metres` is its distance from the station that was asked for, None if nobody measured.
         */
        OfficeRead: {
            /** Address */
            address: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Active */
            is_active: boolean;
            /** Metres */
            metres: number | null;
            /** Name */
            name: string;
        };
        /**
         * OfficeUpdate
         * @description What changes in an office; what is left out stays.
         */
        OfficeUpdate: {
            /** Address */
            address?: string | null;
            /** Is Active */
            is_active?: boolean | null;
            /** Name */
            name?: string | null;
        };
        /**
         * OrderCreate
         * @description Redeem points, one's own or a family member's.
         */
        OrderCreate: {
            /** For Resident Id */
            for_resident_id?: string | null;
            /**
             * Offer Id
             * Format: uuid
             */
            offer_id: string;
            /**
             * Quantity
             * @default 1
             */
            quantity: number;
        };
        /**
         * OrderRead
         * @description An order. Only the buyer's side sees the code, so that nobody else can collect.
         */
        OrderRead: {
            /** Actions */
            actions: components["schemas"]["app__shop__schemas__ActionRead"][];
            /** Closed At */
            closed_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            offer: components["schemas"]["OfferRead"];
            /** Pickup Code */
            pickup_code: string | null;
            /** Points */
            points: number;
            /** Qr */
            qr: string | null;
            /** Quantity */
            quantity: number;
            resident: components["schemas"]["app__shop__schemas__NamedRead"];
            state: components["schemas"]["OrderState"];
            /** State Label */
            state_label: string;
        };
        /**
         * OrderState
         * @description Where an order stands; only a held one still reserves points and stock.
         * @enum {string}
         */
        OrderState: "held" | "collected" | "cancelled" | "expired" | "refunded";
        /**
         * OrderTransitionCreate
         * @description A step that a button offers.
         */
        OrderTransitionCreate: {
            /**
             * Action
             * @enum {string}
             */
            action: "cancel" | "refund";
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * OwnFamilyRead
         * @description A family link as one of the two sees it, and what the relative may do by it.
         */
        OwnFamilyRead: {
            /** Actions */
            actions: string[];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Confirmed */
            is_confirmed: boolean;
            /** Is Elder */
            is_elder: boolean;
            /** May */
            may: string[];
            /** Name */
            name: string;
            /** Relation */
            relation: string;
        };
        /**
         * OwnResidentRead
         * @description Oneself on the roll, and the station that serves one's home.
         */
        OwnResidentRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /**
             * Region Id
             * Format: uuid
             */
            region_id: string;
            /** Region Name */
            region_name: string;
            /** Station Id */
            station_id: string | null;
        };
        /**
         * OwnerRead
         * @description Whose account it is.
         */
        OwnerRead: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "person" | "household";
            /** Name */
            name: string;
        };
        /** Page[AccessRead] */
        Page_AccessRead_: {
            /** Items */
            items: components["schemas"]["AccessRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[ArchiveRead] */
        Page_ArchiveRead_: {
            /** Items */
            items: components["schemas"]["ArchiveRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[AuditEntryRead] */
        Page_AuditEntryRead_: {
            /** Items */
            items: components["schemas"]["AuditEntryRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[AuthorityRead] */
        Page_AuthorityRead_: {
            /** Items */
            items: components["schemas"]["AuthorityRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[ClaimRead] */
        Page_ClaimRead_: {
            /** Items */
            items: components["schemas"]["ClaimRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[CustodyItemRead] */
        Page_CustodyItemRead_: {
            /** Items */
            items: components["schemas"]["CustodyItemRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[DataRequestDecide] */
        Page_DataRequestDecide_: {
            /** Items */
            items: components["schemas"]["DataRequestDecide"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[DataRequestRead] */
        Page_DataRequestRead_: {
            /** Items */
            items: components["schemas"]["DataRequestRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[EditionRead] */
        Page_EditionRead_: {
            /** Items */
            items: components["schemas"]["EditionRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[EntryRead] */
        Page_EntryRead_: {
            /** Items */
            items: components["schemas"]["EntryRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[ErrandRead] */
        Page_ErrandRead_: {
            /** Items */
            items: components["schemas"]["ErrandRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[GrantRead] */
        Page_GrantRead_: {
            /** Items */
            items: components["schemas"]["GrantRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[HolderRead] */
        Page_HolderRead_: {
            /** Items */
            items: components["schemas"]["HolderRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[MessageRead] */
        Page_MessageRead_: {
            /** Items */
            items: components["schemas"]["MessageRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[OfferRead] */
        Page_OfferRead_: {
            /** Items */
            items: components["schemas"]["OfferRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[OfficeRead] */
        Page_OfficeRead_: {
            /** Items */
            items: components["schemas"]["OfficeRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[OrderRead] */
        Page_OrderRead_: {
            /** Items */
            items: components["schemas"]["OrderRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[ProblemCaseRead] */
        Page_ProblemCaseRead_: {
            /** Items */
            items: components["schemas"]["ProblemCaseRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[PublicationRead] */
        Page_PublicationRead_: {
            /** Items */
            items: components["schemas"]["PublicationRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[RectificationBrief] */
        Page_RectificationBrief_: {
            /** Items */
            items: components["schemas"]["RectificationBrief"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[RegionRead] */
        Page_RegionRead_: {
            /** Items */
            items: components["schemas"]["RegionRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[ResidentRead] */
        Page_ResidentRead_: {
            /** Items */
            items: components["schemas"]["ResidentRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[ReversalRead] */
        Page_ReversalRead_: {
            /** Items */
            items: components["schemas"]["ReversalRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[ServiceItemRead] */
        Page_ServiceItemRead_: {
            /** Items */
            items: components["schemas"]["ServiceItemRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[SessionRead] */
        Page_SessionRead_: {
            /** Items */
            items: components["schemas"]["SessionRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[StationRead] */
        Page_StationRead_: {
            /** Items */
            items: components["schemas"]["StationRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[SupervisionBrief] */
        Page_SupervisionBrief_: {
            /** Items */
            items: components["schemas"]["SupervisionBrief"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[TripRead] */
        Page_TripRead_: {
            /** Items */
            items: components["schemas"]["TripRead"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * PaperRead
         * @description A thing to carry on the trip.
         */
        PaperRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Owner */
            owner: string;
            /** Where */
            where: string;
        };
        /**
         * PartAction
         * @description A step on one part of a joint errand.
         * @enum {string}
         */
        PartAction: "take" | "finish" | "withdraw";
        /**
         * PartActionRead
         * @description A step open to the reader on a part now.
         */
        PartActionRead: {
            action: components["schemas"]["PartAction"];
            /** Fields */
            fields: {
                [key: string]: unknown;
            };
            /** Label */
            label: string;
        };
        /**
         * PartRead
         * @description One part of a joint errand.
         */
        PartRead: {
            /** Actions */
            actions: components["schemas"]["PartActionRead"][];
            agent: components["schemas"]["app__errands__course_schemas__PersonRead"] | null;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            light: components["schemas"]["Light"];
            /** Result */
            result: string;
            state: components["schemas"]["PartState"];
            /** State Label */
            state_label: string;
            station: components["schemas"]["StationBrief"];
            /** Title */
            title: string;
        };
        /**
         * PartState
         * @description Where one part of a joint errand stands.
         * @enum {string}
         */
        PartState: "waiting" | "doing" | "done" | "withdrawn";
        /**
         * PartTransitionCreate
         * @description One step on a part.
         */
        PartTransitionCreate: {
            action: components["schemas"]["PartAction"];
            /** Note */
            note?: string | null;
            /** Result */
            result?: string | null;
        };
        /**
         * PartyRead
         * @description One of the people of an authority, by name only.
         */
        PartyRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * PasswordChange
         * @description Set a password; the current one is needed once there is one.
         */
        PasswordChange: {
            /** Current Password */
            current_password?: string | null;
            /** New Password */
            new_password: string;
        };
        /**
         * PauseRead
         * @description A pause of the past or the present, and what it cost.
         */
        PauseRead: {
            /** Ended At */
            ended_at: string | null;
            /** Note */
            note: string;
            reason: components["schemas"]["PauseReason"];
            /** Reason Label */
            reason_label: string;
            /** Sentence */
            sentence: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Until */
            until: string | null;
            /** Waiting For */
            waiting_for: string;
            /** Working Days */
            working_days: number | null;
        };
        /**
         * PauseReason
         * @description For whom a paused errand waits.
         * @enum {string}
         */
        PauseReason: "resident" | "authority" | "statutory" | "weather" | "documents";
        /**
         * PausedRead
         * @description For what an errand waits; its clock stands still.
         */
        PausedRead: {
            /** Note */
            note: string;
            reason: components["schemas"]["PauseReason"];
            /** Reason Label */
            reason_label: string;
            /** Sentence */
            sentence: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Until */
            until: string | null;
            /** Waiting For */
            waiting_for: string;
        };
        /**
         * PeopleBoard
         * @description Rates by agent, where the county switched that on.
         */
        PeopleBoard: {
            /** Items */
            items: components["schemas"]["PersonFigures"][];
            /** Month */
            month: string;
            place: components["schemas"]["PlaceRead"];
            /** Titles */
            titles: {
                [key: string]: string;
            };
        };
        /**
         * Permission
         * @description One thing that an endpoint lets a person do.
         * @enum {string}
         */
        Permission: "account_use" | "file_upload" | "errand_view" | "errand_submit" | "errand_submit_for_others" | "errand_handle" | "errand_assign" | "errand_supervise" | "points_view" | "points_view_all" | "claim_submit" | "claim_check" | "claim_review" | "reversal_request" | "reversal_approve" | "budget_grant" | "rules_adopt" | "ledger_verify" | "shop_view" | "order_place" | "order_collect" | "shop_manage" | "resident_view" | "resident_register" | "resident_import" | "station_manage" | "region_manage" | "catalogue_manage" | "grant_manage" | "audit_view" | "data_request_decide" | "ops_manage" | "rulebook_amend" | "archive_decide";
        /**
         * PersonClass
         * @description The class by which points rules differ (分类考核).
         * @enum {string}
         */
        PersonClass: "villager" | "volunteer" | "party_member" | "block_lead" | "grid_worker";
        /**
         * PersonFigures
         * @description The rates of one agent's errands, in the order of names: nobody is ranked.
         */
        PersonFigures: {
            /** Figures */
            figures: components["schemas"]["FigureRead"][];
            /** Name */
            name: string;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * PickupCreate
         * @description The code a resident shows at the counter.
         */
        PickupCreate: {
            /** Pickup Code */
            pickup_code: string;
        };
        /**
         * PlaceFigures
         * @description The same rates of a place inside, in the order of its code: nobody is ranked.
         */
        PlaceFigures: {
            /** Figures */
            figures: components["schemas"]["FigureRead"][];
            place: components["schemas"]["PlaceRead"];
        };
        /**
         * PlaceRead
         * @description A county, a town or a village.
         */
        PlaceRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            level: components["schemas"]["RegionLevel"];
            /** Name */
            name: string;
        };
        /**
         * Power
         * @description One thing that the representative may do; money only where it is said.
         * @enum {string}
         */
        Power: "submit" | "papers" | "result" | "money";
        /**
         * Problem
         * @description A refusal as of RFC 9457; `title` and `detail` are for people to read.
         */
        Problem: {
            detail: string;
            errors?: {
                detail: string;
                pointer: string;
            }[];
            /** @description The path that was asked for. */
            instance: string;
            status: number;
            title: string;
            /** @description `/problems/<name>`, which programs may rely on. */
            type: string;
        };
        /**
         * ProblemAction
         * @description A step of a problem case.
         * @enum {string}
         */
        ProblemAction: "settle";
        /**
         * ProblemCaseRead
         * @description An errand that somebody above must look at, and why in a sentence.
         */
        ProblemCaseRead: {
            /** Actions */
            actions: components["schemas"]["app__supervision__schemas__ActionRead"][];
            /**
             * Errand Id
             * Format: uuid
             */
            errand_id: string;
            /** Errand Number */
            errand_number: string;
            /**
             * Flagged At
             * Format: date-time
             */
            flagged_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item Name */
            item_name: string;
            /** Note */
            note: string;
            /** Reworks */
            reworks: number;
            /** Settled At */
            settled_at: string | null;
            state: components["schemas"]["ProblemState"];
            /** State Label */
            state_label: string;
            /** Station Name */
            station_name: string;
            /** Transfers */
            transfers: number;
            /** Why */
            why: string;
        };
        /**
         * ProblemState
         * @description Whether a problem case waits for somebody.
         * @enum {string}
         */
        ProblemState: "open" | "settled";
        /**
         * ProblemStepCreate
         * @description One step of a problem case.
         */
        ProblemStepCreate: {
            action: components["schemas"]["ProblemAction"];
            /** Note */
            note: string;
        };
        /**
         * Procedure
         * @description Who deals with it (三办理): one person at once, one by a promised day, or several with a part each.
         * @enum {string}
         */
        Procedure: "direct" | "promised" | "joint";
        /**
         * PublicationRead
         * @description A claim on the public board, the name masked.
         */
        PublicationRead: {
            /**
             * Claim Id
             * Format: uuid
             */
            claim_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Objections Until
             * Format: date-time
             */
            objections_until: string;
            /** Points */
            points: number;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Resident Name */
            resident_name: string;
            /** Rule Title */
            rule_title: string;
            state: components["schemas"]["ClaimState"];
            /** State Label */
            state_label: string;
        };
        /**
         * Purpose
         * @description What personal data is used for; each has its own notice and its own consent.
         * @enum {string}
         */
        Purpose: "errand_handling" | "document_photos" | "thumbprint" | "public_display" | "messages";
        /**
         * RateRead
         * @description A rate of a place, and in words what is counted out of what.
         */
        RateRead: {
            /** Denominator */
            denominator: number;
            /** Explanation */
            explanation: string;
            /** Key */
            key: string;
            /** Numerator */
            numerator: number;
            /** Percent */
            percent: number | null;
            /** Title */
            title: string;
        };
        /**
         * RatingRead
         * @description The rating of the latest completion.
         */
        RatingRead: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Comment */
            comment: string;
            /** Reasons */
            reasons: string[];
            /** Score */
            score: number;
        };
        /**
         * RecoveryCodesRead
         * @description Codes to keep on paper, each of which stands in once for the authenticator; shown this once.
         */
        RecoveryCodesRead: {
            /** Recovery Codes */
            recovery_codes: string[];
        };
        /**
         * RectificationAction
         * @description A step of a rectification.
         * @enum {string}
         */
        RectificationAction: "assign" | "contact" | "fix" | "redo" | "rate_again" | "appeal" | "request_exclusion" | "approve_exclusion" | "refuse_exclusion" | "close";
        /**
         * RectificationBrief
         * @description A rectification on a list; `late` says in words what is overdue.
         */
        RectificationBrief: {
            agent: components["schemas"]["app__reviews__schemas__NamedRead"];
            /**
             * Contact Due At
             * Format: date-time
             */
            contact_due_at: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Errand Id
             * Format: uuid
             */
            errand_id: string;
            /** Errand Number */
            errand_number: string;
            /**
             * Fix Due At
             * Format: date-time
             */
            fix_due_at: string;
            handler: components["schemas"]["app__reviews__schemas__NamedRead"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item Name */
            item_name: string;
            /** Late */
            late: string;
            state: components["schemas"]["RectificationState"];
            /** State Label */
            state_label: string;
            /** Station Name */
            station_name: string;
        };
        /**
         * RectificationRead
         * @description A rectification as one reader sees it.
         *
         *     `score`, `reasons` and `comment` are null for the errand's agents until it was put right.
         */
        RectificationRead: {
            /** Actions */
            actions: components["schemas"]["app__reviews__schemas__ActionRead"][];
            agent: components["schemas"]["app__reviews__schemas__NamedRead"];
            /** Appeal */
            appeal: string;
            /** Comment */
            comment: string | null;
            /**
             * Contact Due At
             * Format: date-time
             */
            contact_due_at: string;
            /** Contacted At */
            contacted_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Errand Id
             * Format: uuid
             */
            errand_id: string;
            /** Errand Number */
            errand_number: string;
            /** Exclusion Reason */
            exclusion_reason: string;
            /** Files */
            files: components["schemas"]["FileRead"][];
            /**
             * Fix Due At
             * Format: date-time
             */
            fix_due_at: string;
            /** Fixed At */
            fixed_at: string | null;
            handler: components["schemas"]["app__reviews__schemas__NamedRead"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item Name */
            item_name: string;
            /** Late */
            late: string;
            /** Reasons */
            reasons: string[] | null;
            /** Remedy */
            remedy: string;
            /** Score */
            score: number | null;
            /** Second Comment */
            second_comment: string | null;
            /** Second Score */
            second_score: number | null;
            /** Second Until */
            second_until: string | null;
            state: components["schemas"]["RectificationState"];
            /** State Label */
            state_label: string;
            /** Station Name */
            station_name: string;
            /** Timeline */
            timeline: components["schemas"]["app__reviews__schemas__StepRead"][];
            /** Version */
            version: number;
        };
        /**
         * RectificationState
         * @description Where a rectification stands.
         * @enum {string}
         */
        RectificationState: "opened" | "assigned" | "contacted" | "fixed" | "closed" | "excluded";
        /**
         * RegionAction
         * @description How a place ends.
         * @enum {string}
         */
        RegionAction: "close" | "merge";
        /**
         * RegionCreate
         * @description A new place under another.
         */
        RegionCreate: {
            /** Code */
            code: string;
            level: components["schemas"]["RegionLevel"];
            /** Name */
            name: string;
            /**
             * Parent Id
             * Format: uuid
             */
            parent_id: string;
        };
        /**
         * RegionLevel
         * @description Depth in the tree, from the county down.
         * @enum {string}
         */
        RegionLevel: "county" | "town" | "village" | "grid" | "building";
        /**
         * RegionRead
         * @description A place; `path` names its ancestors and itself; it changes when a place above is merged.
         */
        RegionRead: {
            /** Closed On */
            closed_on: string | null;
            /** Code */
            code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            level: components["schemas"]["RegionLevel"];
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string;
            /** Successor Id */
            successor_id: string | null;
        };
        /**
         * RegionTransitionCreate
         * @description End a place; a merged one names its successor.
         */
        RegionTransitionCreate: {
            action: components["schemas"]["RegionAction"];
            /** Successor Id */
            successor_id?: string | null;
        };
        /**
         * RegisterEntryRead
         * @description One line of a book: its cells by the columns' keys, and the case that it is of.
         */
        RegisterEntryRead: {
            /** Cells */
            cells: {
                [key: string]: string;
            };
            /**
             * Errand Id
             * Format: uuid
             */
            errand_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * RegisterKind
         * @description The four books (四登记): what was asked by phone, done on a visit, its result, its signature.
         * @enum {string}
         */
        RegisterKind: "phone" | "visit" | "result" | "signature";
        /**
         * RegisterRead
         * @description A book's month, in pages.
         */
        RegisterRead: {
            /** Columns */
            columns: components["schemas"]["ColumnRead"][];
            /** Items */
            items: components["schemas"]["RegisterEntryRead"][];
            kind: components["schemas"]["RegisterKind"];
            /** Masks Names */
            masks_names: boolean;
            /** Month */
            month: string;
            /** Next Cursor */
            next_cursor: string | null;
            /** Place */
            place: string;
            /** Title */
            title: string;
        };
        /**
         * Related
         * @description What another feature has about one errand: a row on its page, which leads to `/errands/{id}/{kind}`.
         */
        Related: {
            /** Count */
            count: number;
            /** Is Alert */
            is_alert: boolean;
            /** Kind */
            kind: string;
            /** Label */
            label: string;
        };
        /**
         * RemarkCreate
         * @description Words, pictures, or both.
         */
        RemarkCreate: {
            /** File Ids */
            file_ids?: string[];
            /**
             * Text
             * @default
             */
            text: string;
        };
        /**
         * RemarkRead
         * @description One thing said; `is_mine` when the reader said it.
         */
        RemarkRead: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Author Name */
            author_name: string;
            /** Files */
            files: components["schemas"]["FileRead"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Mine */
            is_mine: boolean;
            /** Is Staff */
            is_staff: boolean;
            /** Text */
            text: string;
        };
        /**
         * RemarksRead
         * @description A page of what was said, the latest first, and what the reader may do.
         */
        RemarksRead: {
            /** Items */
            items: components["schemas"]["RemarkRead"][];
            /** May Write */
            may_write: boolean;
            /** Next Cursor */
            next_cursor: string | null;
            /** Templates */
            templates: string[];
        };
        /**
         * RequestAction
         * @description An officer's decision.
         * @enum {string}
         */
        RequestAction: "approve" | "refuse";
        /**
         * RequestKind
         * @description What a person asks to have done with the own data.
         * @enum {string}
         */
        RequestKind: "correction" | "deletion";
        /**
         * RequestState
         * @description Where a data request stands.
         * @enum {string}
         */
        RequestState: "open" | "approved" | "refused";
        /**
         * RequesterRead
         * @description Whose data it is.
         */
        RequesterRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Phone Masked */
            phone_masked: string;
        };
        /**
         * ResidentCreate
         * @description A person who comes onto the roll of a village.
         */
        ResidentCreate: {
            /**
             * Address
             * @default
             */
            address: string;
            /** Birth Year */
            birth_year?: number | null;
            /** @default unknown */
            gender: components["schemas"]["Gender"];
            /** Household Id */
            household_id?: string | null;
            /** Id Number */
            id_number?: string | null;
            /** Name */
            name: string;
            /** @default villager */
            person_class: components["schemas"]["PersonClass"];
            /** Phone */
            phone?: string | null;
            /**
             * Region Id
             * Format: uuid
             */
            region_id: string;
            /**
             * Relation
             * @default
             */
            relation: string;
        };
        /**
         * ResidentRead
         * @description A person on the roll as staff see one; `hint` tells two people of one name apart.
         */
        ResidentRead: {
            /** Address */
            address: string;
            /** Birth Year */
            birth_year: number | null;
            gender: components["schemas"]["Gender"];
            /** Hint */
            hint: string;
            /** Household Id */
            household_id: string | null;
            /** Household Name */
            household_name: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Id Number Masked */
            id_number_masked: string;
            /** Is Confirmed */
            is_confirmed: boolean;
            /** Is Head */
            is_head: boolean;
            /** Moved Out On */
            moved_out_on: string | null;
            /** Name */
            name: string;
            person_class: components["schemas"]["PersonClass"];
            /** Phone Masked */
            phone_masked: string;
            /**
             * Region Id
             * Format: uuid
             */
            region_id: string;
            /** Region Name */
            region_name: string;
            /** Relation */
            relation: string;
            /**
             * Village Id
             * Format: uuid
             */
            village_id: string;
        };
        /**
         * ResidentUpdate
         * @description What changes; what is left out stays. An empty household, phone or year is taken away.
         */
        ResidentUpdate: {
            /** Address */
            address?: string | null;
            /** Birth Year */
            birth_year?: number | null;
            gender?: components["schemas"]["Gender"] | null;
            /** Household Id */
            household_id?: string | null;
            /** Id Number */
            id_number?: string | null;
            /** Moved Out On */
            moved_out_on?: string | null;
            /** Name */
            name?: string | null;
            person_class?: components["schemas"]["PersonClass"] | null;
            /** Phone */
            phone?: string | null;
            /** Relation */
            relation?: string | null;
        };
        /**
         * ReturnAskedRead
         * @description A second return that waits for the town's word; shown to staff only.
         */
        ReturnAskedRead: {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Missing */
            missing: components["schemas"]["DocumentRead"][];
            /** Note */
            note: string;
        };
        /**
         * ReversalCreate
         * @description Ask to take an entry back.
         */
        ReversalCreate: {
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /** Reason */
            reason: string;
        };
        /**
         * ReversalRead
         * @description A reversal and where it stands.
         */
        ReversalRead: {
            /** Actions */
            actions: components["schemas"]["app__points__schemas__ActionRead"][];
            /** Amount */
            amount: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Decided At */
            decided_at: string | null;
            /**
             * Entry Id
             * Format: uuid
             */
            entry_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Reason */
            reason: string;
            requested_by: components["schemas"]["app__points__schemas__NamedRead"];
            resident: components["schemas"]["app__points__schemas__NamedRead"];
            state: components["schemas"]["ReversalState"];
            /** State Label */
            state_label: string;
            /**
             * Transfer Id
             * Format: uuid
             */
            transfer_id: string;
        };
        /**
         * ReversalState
         * @description Where a reversal stands.
         * @enum {string}
         */
        ReversalState: "requested" | "approved" | "rejected";
        /**
         * ReversalTransitionCreate
         * @description Answer such a request.
         */
        ReversalTransitionCreate: {
            /**
             * Action
             * @enum {string}
             */
            action: "approve" | "reject";
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * Role
         * @description A part a person plays at a region, valid for everything under it.
         * @enum {string}
         */
        Role: "resident" | "agent" | "station_lead" | "grid_worker" | "reviewer" | "shopkeeper" | "town_officer" | "county_officer" | "auditor" | "admin";
        /**
         * RosterUpdate
         * @description The whole roster from today on; earlier days stay as they were.
         */
        RosterUpdate: {
            /** Shifts */
            shifts: components["schemas"]["ShiftCreate"][];
        };
        /**
         * RowError
         * @description What is wrong in one cell; `row` is the line number that Excel shows.
         */
        RowError: {
            /** Column */
            column: string;
            /** Detail */
            detail: string;
            /** Row */
            row: number;
        };
        /**
         * Rule
         * @description One rule: what it rewards, with how much, how often, on what proof.
         */
        Rule: {
            /** Cap */
            cap?: number | null;
            /** Code */
            code: string;
            /**
             * Is On
             * @default true
             */
            is_on: boolean;
            /** Most Points */
            most_points?: number | null;
            /**
             * Per
             * @default 1
             */
            per: number;
            /** Percent */
            percent?: number | null;
            period?: components["schemas"]["CapPeriod"] | null;
            /**
             * Persons
             * @default 所有人
             */
            persons: string;
            /** Points */
            points: number;
            /**
             * Proof
             * @default
             */
            proof: string;
            /**
             * Review
             * @default
             */
            review: string;
            /** Rule Class */
            rule_class: string;
            /** @default claim */
            source: components["schemas"]["RuleSource"];
            /** @default person */
            subject: components["schemas"]["RuleSubject"];
            /** Title */
            title: string;
            /**
             * Unit
             * @default 次
             */
            unit: string;
        };
        /**
         * RuleRead
         * @description A rule as people read it; `cap` in words, its parts beside it.
         */
        RuleRead: {
            /** Cap */
            cap: string | null;
            cap_period: components["schemas"]["CapPeriod"] | null;
            /** Cap Times */
            cap_times: number | null;
            /** Class */
            class: string;
            /** Code */
            code: string;
            /** Is On */
            is_on: boolean;
            /** Most Points */
            most_points: number | null;
            /** Needs Review */
            needs_review: boolean;
            /** Per */
            per: number;
            /** Percent */
            percent: number | null;
            /** Persons */
            persons: string;
            /** Points */
            points: number;
            /** Proof */
            proof: string;
            /** Review */
            review: string;
            /** Title */
            title: string;
        };
        /**
         * RuleSetCreate
         * @description Adopt a version of the rules, with the record of the meeting that voted for it.
         */
        RuleSetCreate: {
            /**
             * Effective From
             * Format: date
             */
            effective_from: string;
            /** Note */
            note: string;
            /**
             * Region Id
             * Format: uuid
             */
            region_id: string;
            /** Rules */
            rules: components["schemas"]["Rule"][];
        };
        /**
         * RuleSetRead
         * @description The rules in force somewhere.
         */
        RuleSetRead: {
            /**
             * Effective From
             * Format: date
             */
            effective_from: string;
            /** Note */
            note: string;
            /** Region Id */
            region_id: string | null;
            /** Rules */
            rules: components["schemas"]["RuleRead"][];
            /** Version */
            version: number;
        };
        /**
         * RuleSource
         * @description How points of a rule come about: asked for, noticed by the system, a factor, or a correction.
         * @enum {string}
         */
        RuleSource: "claim" | "system" | "multiplier" | "correction";
        /**
         * RuleSubject
         * @description Whose deeds a cap counts.
         * @enum {string}
         */
        RuleSubject: "person" | "household";
        /**
         * SavingRead
         * @description What it saved: of `done` tasks `counted` have a measured distance; `saved_metres` may be unknown.
         */
        SavingRead: {
            /** Counted */
            counted: number;
            /** Done */
            done: number;
            /** Metres Made */
            metres_made: number | null;
            /** Saved Metres */
            saved_metres: number | null;
            /** Single Metres */
            single_metres: number;
            /** Trips */
            trips: number;
        };
        /**
         * SealsRead
         * @description The chained digests over the books.
         */
        SealsRead: {
            /** Broken */
            broken: number[];
            /** Count */
            count: number;
        };
        /**
         * SecondFactorCode
         * @description A code of the authenticator, or a recovery code.
         */
        SecondFactorCode: {
            /** Code */
            code: string;
        };
        /**
         * SecondFactorRead
         * @description A secret for an authenticator, and the same as an address to scan; shown this once.
         */
        SecondFactorRead: {
            /** Secret */
            secret: string;
            /** Uri */
            uri: string;
        };
        /**
         * ServiceItemCreate
         * @description A new item of the county's board.
         */
        ServiceItemCreate: {
            category: components["schemas"]["Category"];
            /** Code */
            code: string;
            /** Documents */
            documents?: components["schemas"]["DocumentCreate"][] | null;
            /**
             * Fee Yuan
             * @default 0
             */
            fee_yuan: number;
            /**
             * Handled At
             * @default
             */
            handled_at: string;
            handling: components["schemas"]["Handling"];
            /**
             * Keywords
             * @default
             */
            keywords: string;
            /** Name */
            name: string;
            /**
             * Needs Authority
             * @default false
             */
            needs_authority: boolean;
            /** Plain Sentence */
            plain_sentence: string;
            procedure?: components["schemas"]["Procedure"] | null;
            /** Promised Working Days */
            promised_working_days?: number | null;
        };
        /**
         * ServiceItemRead
         * @description One line of the public board.
         */
        ServiceItemRead: {
            category: components["schemas"]["Category"];
            /** Code */
            code: string;
            /** Documents */
            documents: components["schemas"]["DocumentRead"][];
            /** Fee Yuan */
            fee_yuan: number;
            /** Handled At */
            handled_at: string;
            handling: components["schemas"]["Handling"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Active */
            is_active: boolean;
            /** Name */
            name: string;
            /** Needs Authority */
            needs_authority: boolean;
            /** Plain Sentence */
            plain_sentence: string;
            procedure: components["schemas"]["Procedure"];
            /** Promised Working Days */
            promised_working_days: number | null;
        };
        /**
         * ServiceItemUpdate
         * @description What changes in an item; what is left out stays. Documents are replaced as a whole.
         */
        ServiceItemUpdate: {
            category?: components["schemas"]["Category"] | null;
            /** Documents */
            documents?: components["schemas"]["DocumentCreate"][] | null;
            /** Fee Yuan */
            fee_yuan?: number | null;
            /** Handled At */
            handled_at?: string | null;
            handling?: components["schemas"]["Handling"] | null;
            /** Is Active */
            is_active?: boolean | null;
            /** Keywords */
            keywords?: string | null;
            /** Name */
            name?: string | null;
            /** Needs Authority */
            needs_authority?: boolean | null;
            /** Plain Sentence */
            plain_sentence?: string | null;
            /** Position */
            position?: number | null;
            procedure?: components["schemas"]["Procedure"] | null;
            /** Promised Working Days */
            promised_working_days?: number | null;
        };
        /**
         * SessionCreate
         * @description Sign in with a phone, and a code or a password; `second_factor` for those who have one.
         */
        SessionCreate: {
            /** Code */
            code?: string | null;
            /** Password */
            password?: string | null;
            /** Phone */
            phone: string;
            /** Second Factor */
            second_factor?: string | null;
        };
        /**
         * SessionRead
         * @description A signed-in device.
         */
        SessionRead: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Current */
            current: boolean;
            /** Device */
            device: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Last Seen At
             * Format: date-time
             */
            last_seen_at: string;
        };
        /**
         * ShiftCreate
         * @description One shift; without a phone the station's own is shown.
         */
        ShiftCreate: {
            /**
             * Date
             * Format: date
             */
            date: string;
            /**
             * Ends
             * Format: time
             */
            ends: string;
            /** Phone */
            phone?: string | null;
            /**
             * Starts
             * Format: time
             */
            starts: string;
            /** Substitute Id */
            substitute_id?: string | null;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * ShiftRead
         * @description One shift of the roster.
         */
        ShiftRead: {
            /**
             * Date
             * Format: date
             */
            date: string;
            /**
             * Ends
             * Format: time
             */
            ends: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /**
             * Starts
             * Format: time
             */
            starts: string;
            /** Substitute Id */
            substitute_id: string | null;
            /** Substitute Name */
            substitute_name: string | null;
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * ShopCreate
         * @description Open a shop at a region.
         */
        ShopCreate: {
            /**
             * Address
             * @default
             */
            address: string;
            /**
             * Hours
             * @default
             */
            hours: string;
            /** Name */
            name: string;
            /**
             * Phone
             * @default
             */
            phone: string | "";
            /**
             * Region Id
             * Format: uuid
             */
            region_id: string;
        };
        /**
         * ShopRead
         * @description A shop and where it is.
         */
        ShopRead: {
            /** Address */
            address: string;
            /** Hours */
            hours: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /**
             * Region Id
             * Format: uuid
             */
            region_id: string;
        };
        /**
         * SignedIn
         * @description An access token and whom it speaks for; the refresh token travels in a cookie.
         */
        SignedIn: {
            /** Access Token */
            access_token: string;
            /** Expires In */
            expires_in: number;
            /** Grants */
            grants: components["schemas"]["GrantRead"][];
            /** Must Change Password */
            must_change_password: boolean;
            /** Must Set Second Factor */
            must_set_second_factor: boolean;
            /**
             * Token Type
             * @constant
             */
            token_type: "bearer";
            user: components["schemas"]["UserRead"];
        };
        /**
         * SlipKind
         * @description The slips that a villager takes home.
         * @enum {string}
         */
        SlipKind: "accepted" | "promised" | "missing" | "refused" | "receipt";
        /**
         * SlipRead
         * @description A slip that can be printed of a case as it stands now.
         */
        SlipRead: {
            /** About */
            about: string;
            kind: components["schemas"]["SlipKind"];
            /** Title */
            title: string;
            /** Url */
            url: string;
        };
        /**
         * SourceRead
         * @description What an entry is about.
         */
        SourceRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
        };
        /**
         * StaffRead
         * @description Somebody who takes errands at a station.
         */
        StaffRead: {
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /**
             * User Id
             * Format: uuid
             */
            user_id: string;
        };
        /**
         * Standing
         * @description How an authority stands on a day.
         * @enum {string}
         */
        Standing: "draft" | "signed" | "in_force" | "expired" | "used_up" | "revoked" | "discarded";
        /**
         * StationBrief
         * @description A station as an errand shows it.
         */
        StationBrief: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /**
         * StationCreate
         * @description A new station; without a parent it reports to the nearest one above.
         */
        StationCreate: {
            /**
             * Address
             * @default
             */
            address: string;
            /** Code */
            code: string;
            /**
             * Hours
             * @default
             */
            hours: string;
            kind: components["schemas"]["StationKind"];
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Passport
             * @default
             */
            passport: string;
            /** Phone */
            phone?: string | null;
            /**
             * Region Id
             * Format: uuid
             */
            region_id: string;
        };
        /**
         * StationKind
         * @description Which level a station serves; a point is a hamlet's.
         * @enum {string}
         */
        StationKind: "county" | "town" | "village" | "point";
        /**
         * StationRead
         * @description A station's public page.
         */
        StationRead: {
            /** Address */
            address: string;
            /** Code */
            code: string;
            /** Hours */
            hours: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Open */
            is_open: boolean;
            /** Items Count */
            items_count: number;
            kind: components["schemas"]["StationKind"];
            /** Name */
            name: string;
            /** On Duty */
            on_duty: components["schemas"]["DutyRead"][];
            /** Parent Id */
            parent_id: string | null;
            /** Passport */
            passport: string;
            /** Phone */
            phone: string;
            /**
             * Region Id
             * Format: uuid
             */
            region_id: string;
            /** Region Name */
            region_name: string;
        };
        /**
         * StationUpdate
         * @description What changes at a station; what is left out stays.
         */
        StationUpdate: {
            /** Address */
            address?: string | null;
            /** Hours */
            hours?: string | null;
            /** Is Open */
            is_open?: boolean | null;
            /** Name */
            name?: string | null;
            /** Passport */
            passport?: string | null;
            /** Phone */
            phone?: string | null;
        };
        /**
         * StockMoveCreate
         * @description Units that came or went; a stocktake that found too few is negative, damage always takes away.
         */
        StockMoveCreate: {
            /**
             * Note
             * @default
             */
            note: string;
            /** Quantity */
            quantity: number;
            reason: components["schemas"]["StockReason"];
        };
        /**
         * StockReason
         * @description Why the number on a shelf changed, other than by an order.
         * @enum {string}
         */
        StockReason: "purchase" | "stocktake" | "damage";
        /**
         * StopCreate
         * @description An office and what to do there: errands, and things kept without one.
         */
        StopCreate: {
            /**
             * Custody Item Ids
             * @default []
             */
            custody_item_ids: string[];
            /**
             * Errand Ids
             * @default []
             */
            errand_ids: string[];
            /**
             * Office Id
             * Format: uuid
             */
            office_id: string;
        };
        /**
         * StopRead
         * @description A stop with its tasks; `metres` is from the trip's station, one way.
         */
        StopRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            office: components["schemas"]["OfficeRead"];
            /** Tasks */
            tasks: components["schemas"]["TaskRead"][];
        };
        /**
         * SummaryRead
         * @description Counts for a desk.
         */
        SummaryRead: {
            /** Due Soon */
            due_soon: number;
            /** Escalated */
            escalated: number;
            /** Mine Open */
            mine_open: number;
            /** Overdue */
            overdue: number;
            /** To Claim */
            to_claim: number;
            /** To Lead */
            to_lead: number;
        };
        /**
         * SupervisionAction
         * @description A step of it.
         * @enum {string}
         */
        SupervisionAction: "issue" | "drop" | "answer" | "reject" | "step_up" | "settle";
        /**
         * SupervisionBrief
         * @description A reminder, letter or escalation on a list.
         */
        SupervisionBrief: {
            /** Answer Due At */
            answer_due_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Errand Id
             * Format: uuid
             */
            errand_id: string;
            /** Errand Number */
            errand_number: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Automatic */
            is_automatic: boolean;
            /** Is Late */
            is_late: boolean;
            /** Item Name */
            item_name: string;
            kind: components["schemas"]["SupervisionKind"];
            /** Kind Label */
            kind_label: string;
            /** Number */
            number: string;
            /** Reason */
            reason: string;
            state: components["schemas"]["SupervisionState"];
            /** State Label */
            state_label: string;
            /** Station Name */
            station_name: string;
        };
        /**
         * SupervisionCreate
         * @description Begin the chain, or go on with it by a letter.
         */
        SupervisionCreate: {
            /** Answer Days */
            answer_days?: number | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "reminder" | "letter";
            /** Reason */
            reason: string;
        };
        /**
         * SupervisionKind
         * @description The three steps of the chain, each sharper than the one before.
         * @enum {string}
         */
        SupervisionKind: "reminder" | "letter" | "escalation";
        /**
         * SupervisionRead
         * @description One of them, whole.
         */
        SupervisionRead: {
            /** Actions */
            actions: components["schemas"]["app__supervision__schemas__ActionRead"][];
            /** Answer */
            answer: string;
            /** Answer Due At */
            answer_due_at: string | null;
            /** Answered At */
            answered_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Errand Id
             * Format: uuid
             */
            errand_id: string;
            /** Errand Number */
            errand_number: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Automatic */
            is_automatic: boolean;
            /** Is Late */
            is_late: boolean;
            /** Issued At */
            issued_at: string | null;
            /** Item Name */
            item_name: string;
            kind: components["schemas"]["SupervisionKind"];
            /** Kind Label */
            kind_label: string;
            /** Number */
            number: string;
            /** Reason */
            reason: string;
            state: components["schemas"]["SupervisionState"];
            /** State Label */
            state_label: string;
            /** Station Name */
            station_name: string;
            /** Timeline */
            timeline: components["schemas"]["app__supervision__schemas__StepRead"][];
            /** Version */
            version: number;
        };
        /**
         * SupervisionState
         * @description Where one of them stands.
         * @enum {string}
         */
        SupervisionState: "proposed" | "issued" | "answered" | "raised" | "settled" | "dropped";
        /**
         * TaskRead
         * @description One thing to do at a stop.
         */
        TaskRead: {
            /** Custody Item Id */
            custody_item_id: string | null;
            /** Errand Id */
            errand_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            outcome: components["schemas"]["app__trips__models__Outcome"];
            /** Person */
            person: string;
            /** Reason */
            reason: string;
            /** Title */
            title: string;
        };
        /**
         * TickCreate
         * @description One thing to do, ticked off; what was not done says why.
         */
        TickCreate: {
            outcome: components["schemas"]["app__trips__models__Outcome"];
            /**
             * Reason
             * @default
             */
            reason: string;
            /**
             * Task Id
             * Format: uuid
             */
            task_id: string;
        };
        /**
         * TimelineEntry
         * @description One step as the people concerned read it.
         */
        TimelineEntry: {
            /** Action */
            action: string;
            /** Actor Name */
            actor_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Label */
            label: string;
            /** Missing */
            missing: components["schemas"]["DocumentRead"][];
            /** Note */
            note: string;
        };
        /**
         * TopicRead
         * @description A topic as it is in force, with the form that sets it.
         *
         *     `values` has every field; `form` is a JSON Schema with Chinese titles and bounds. Version 0 is
         *     the defaults. `coming` is an edition that is adopted and not yet in force.
         */
        TopicRead: {
            /** About */
            about: string;
            coming: components["schemas"]["EditionRead"] | null;
            /** Defaults */
            defaults: {
                [key: string]: unknown;
            };
            /** Effective From */
            effective_from: string | null;
            /** Form */
            form: {
                [key: string]: unknown;
            };
            /** Key */
            key: string;
            /** Latest Version */
            latest_version: number;
            /** May Edit */
            may_edit: boolean;
            /** Title */
            title: string;
            /** Values */
            values: {
                [key: string]: unknown;
            };
            /** Version */
            version: number;
        };
        /**
         * TransitionCreate
         * @description One step; which fields it takes is told by `actions[].fields`. With `version` it must be the latest.
         */
        TransitionCreate: {
            action: components["schemas"]["ErrandAction"];
            /** Agent Id */
            agent_id?: string | null;
            /** By */
            by?: ("self" | "family" | "witness") | null;
            closing_kind?: components["schemas"]["ClosingKind"] | null;
            /** Comment */
            comment?: string | null;
            /** File Ids */
            file_ids?: string[] | null;
            /** Missing */
            missing?: string[] | null;
            /** Note */
            note?: string | null;
            /** Outcome */
            outcome?: string | null;
            reason?: components["schemas"]["PauseReason"] | null;
            /** Reasons */
            reasons?: string[] | null;
            /** Result */
            result?: string | null;
            /** Score */
            score?: number | null;
            /** Station Id */
            station_id?: string | null;
            /** Title */
            title?: string | null;
            /** Until */
            until?: string | null;
            /** Version */
            version?: number | null;
            /** Via */
            via?: ("phone" | "paper") | null;
            /** Waiting For */
            waiting_for?: string | null;
            /** Working Days */
            working_days?: number | null;
        };
        /**
         * TripAction
         * @description A step of a trip.
         * @enum {string}
         */
        TripAction: "finish" | "cancel" | "entrust" | "recall" | "accept" | "bring_back";
        /**
         * TripCreate
         * @description A new trip from a station, its stops in the order of the ride.
         */
        TripCreate: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Station Id
             * Format: uuid
             */
            station_id: string;
            /** Stops */
            stops: components["schemas"]["StopCreate"][];
        };
        /**
         * TripPlanUpdate
         * @description Other stops or another order, as long as nothing is ticked.
         */
        TripPlanUpdate: {
            /** Stops */
            stops: components["schemas"]["StopCreate"][];
            /** Version */
            version: number;
        };
        /**
         * TripRead
         * @description A trip as its reader sees it; who only carries the bundle sees no names of others.
         */
        TripRead: {
            /** Actions */
            actions: components["schemas"]["app__trips__schemas__ActionRead"][];
            agent: components["schemas"]["app__custody__schemas__PersonRead"];
            /** Carried Back At */
            carried_back_at: string | null;
            carrier: components["schemas"]["app__custody__schemas__PersonRead"] | null;
            /** Carrier Confirmed At */
            carrier_confirmed_at: string | null;
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Papers */
            papers: components["schemas"]["PaperRead"][];
            saving: components["schemas"]["SavingRead"];
            state: components["schemas"]["TripState"];
            /** State Label */
            state_label: string;
            station: components["schemas"]["app__custody__schemas__PersonRead"];
            /** Stops */
            stops: components["schemas"]["StopRead"][];
            /** Tasks */
            tasks: number;
            /** Ticked */
            ticked: number;
            /** Version */
            version: number;
        };
        /**
         * TripState
         * @description Where a trip stands.
         * @enum {string}
         */
        TripState: "planned" | "finished" | "cancelled";
        /**
         * TripTransitionCreate
         * @description One step; which fields it takes is told by `actions[].fields`.
         */
        TripTransitionCreate: {
            action: components["schemas"]["TripAction"];
            /** Metres Made */
            metres_made?: number | null;
            /** Resident Id */
            resident_id?: string | null;
            /** Version */
            version?: number | null;
            /** Witness */
            witness?: string | null;
        };
        /**
         * UserRead
         * @description An account as its owner sees it.
         */
        UserRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Phone Masked */
            phone_masked: string;
        };
        /**
         * VerificationRead
         * @description The proof of the books; `first_bad` tells in words what is wrong first.
         */
        VerificationRead: {
            /** Accounts */
            accounts: number;
            /** Bad Count */
            bad_count: number;
            /** Entries */
            entries: number;
            /** First Bad */
            first_bad: string | null;
            /** Lots Agree */
            lots_agree: boolean;
            /** Ok */
            ok: boolean;
            seals: components["schemas"]["SealsRead"];
            /** Sum */
            sum: number;
            /** Transfers */
            transfers: number;
        };
        /**
         * WallBoardRead
         * @description The wall board of a station (公示牌).
         */
        WallBoardRead: {
            /** Address */
            address: string;
            /** Free Line */
            free_line: string;
            /** Hours */
            hours: string;
            /** Items */
            items: components["schemas"]["BoardItemRead"][];
            /** On Duty */
            on_duty: components["schemas"]["DutyRead"][];
            /** Phone */
            phone: string;
            /** Station Name */
            station_name: string;
            /** Steps */
            steps: string[];
            /** Title */
            title: string;
        };
        /**
         * DecisionCreate
         * @description Keep a package whose time is over, or let it be destroyed; always with the reason.
         */
        app__archive__schemas__DecisionCreate: {
            action: components["schemas"]["ArchiveAction"];
            /** Note */
            note: string;
        };
        /**
         * Scope
         * @description A list of authorities: those that tie me, or those of my area.
         * @enum {string}
         */
        app__authority__queries__reading__Scope: "mine" | "area";
        /**
         * Outcome
         * @description What became of it.
         * @enum {string}
         */
        app__core__audit__Outcome: "done" | "refused";
        /**
         * Scope
         * @description A list of things: my own, those in my hands or offered to me, my stations'.
         * @enum {string}
         */
        app__custody__queries__reach__Scope: "mine" | "held" | "station";
        /**
         * ActionRead
         * @description A step open to the reader now; `fields` is the JSON Schema of what it asks for.
         */
        app__custody__schemas__ActionRead: {
            action: components["schemas"]["CustodyAction"];
            /** Fields */
            fields: {
                [key: string]: unknown;
            };
            /** Label */
            label: string;
        };
        /**
         * PersonRead
         * @description Somebody by name only.
         */
        app__custody__schemas__PersonRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * PersonRead
         * @description Somebody with an account, by name only.
         */
        app__errands__course_schemas__PersonRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * Scope
         * @description A list of errands: mine, my station's, in my hands, sent up, waiting for my word as a lead.
         * @enum {string}
         */
        app__errands__queries__reach__Scope: "mine" | "station" | "assigned" | "escalated" | "lead";
        /**
         * ActionRead
         * @description A step open to the reader now; `fields` is the JSON Schema of what it asks for.
         */
        app__errands__schemas__ActionRead: {
            action: components["schemas"]["ErrandAction"];
            /** Fields */
            fields: {
                [key: string]: unknown;
            };
            /** Label */
            label: string;
        };
        /**
         * NamedRead
         * @description Something by its name.
         */
        app__people__schemas__NamedRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * ActionRead
         * @description A button: what it does, what it says, and the form it opens.
         */
        app__points__schemas__ActionRead: {
            /** Action */
            action: string;
            /** Fields */
            fields: {
                [key: string]: unknown;
            };
            /** Label */
            label: string;
        };
        /**
         * NamedRead
         * @description A person or thing by its name.
         */
        app__points__schemas__NamedRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * StepRead
         * @description One step in a history.
         */
        app__points__schemas__StepRead: {
            /** Action */
            action: string;
            /** Actor Name */
            actor_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Label */
            label: string;
            /** Note */
            note: string;
        };
        /**
         * ActionRead
         * @description A decision that is open to the reader.
         */
        app__privacy__schemas__ActionRead: {
            action: components["schemas"]["RequestAction"];
            /** Label */
            label: string;
        };
        /**
         * DecisionCreate
         * @description An officer's decision, with the reason that the person will read.
         */
        app__privacy__schemas__DecisionCreate: {
            action: components["schemas"]["RequestAction"];
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * Scope
         * @description A list of rectifications: those in my hands, those in my area.
         * @enum {string}
         */
        app__reviews__queries__rectifications__Scope: "mine" | "area";
        /**
         * ActionRead
         * @description A step open to the reader now; `fields` is the JSON Schema of what it asks for.
         */
        app__reviews__schemas__ActionRead: {
            action: components["schemas"]["RectificationAction"];
            /** Fields */
            fields: {
                [key: string]: unknown;
            };
            /** Label */
            label: string;
        };
        /**
         * NamedRead
         * @description Somebody by name only.
         */
        app__reviews__schemas__NamedRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * StepCreate
         * @description One step; which fields it takes is told by `actions[].fields`. With `version` it must be the latest.
         */
        app__reviews__schemas__StepCreate: {
            action: components["schemas"]["RectificationAction"];
            /** Comment */
            comment?: string | null;
            /** File Ids */
            file_ids?: string[] | null;
            /** Handler Id */
            handler_id?: string | null;
            /** Means */
            means?: ("phone" | "visit" | "station") | null;
            /** Note */
            note?: string | null;
            /** Score */
            score?: number | null;
            /** Version */
            version?: number | null;
        };
        /**
         * StepRead
         * @description One line of the history.
         */
        app__reviews__schemas__StepRead: {
            /** Action */
            action: string;
            /** Actor Name */
            actor_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Label */
            label: string;
            /** Note */
            note: string;
        };
        /**
         * ActionRead
         * @description A button: what it does, what it says, and the form it opens.
         */
        app__shop__schemas__ActionRead: {
            /** Action */
            action: string;
            /** Fields */
            fields: {
                [key: string]: unknown;
            };
            /** Label */
            label: string;
        };
        /**
         * NamedRead
         * @description A thing by its name.
         */
        app__shop__schemas__NamedRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * ActionRead
         * @description A step open to the reader now; `fields` is the JSON Schema of what it asks for.
         */
        app__supervision__schemas__ActionRead: {
            /** Action */
            action: string;
            /** Fields */
            fields: {
                [key: string]: unknown;
            };
            /** Label */
            label: string;
        };
        /**
         * StepCreate
         * @description One step. With `version` it must be the latest.
         */
        app__supervision__schemas__StepCreate: {
            action: components["schemas"]["SupervisionAction"];
            /** Note */
            note?: string | null;
            /** Version */
            version?: number | null;
        };
        /**
         * StepRead
         * @description One line of the history.
         */
        app__supervision__schemas__StepRead: {
            /** Action */
            action: string;
            /** Actor Name */
            actor_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Label */
            label: string;
            /** Note */
            note: string;
        };
        /**
         * Outcome
         * @description What became of one thing to do.
         * @enum {string}
         */
        app__trips__models__Outcome: "open" | "done" | "not_done";
        /**
         * Scope
         * @description A list of trips: those that I ride or carry for, my station's.
         * @enum {string}
         */
        app__trips__queries__reach__Scope: "mine" | "station";
        /**
         * ActionRead
         * @description A step open to the reader now; `fields` is the JSON Schema of what it asks for.
         */
        app__trips__schemas__ActionRead: {
            action: components["schemas"]["TripAction"];
            /** Fields */
            fields: {
                [key: string]: unknown;
            };
            /** Label */
            label: string;
        };
    };
    responses: {
        /** @description The request could not be read. */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in, or no longer. */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Signed in, but not allowed. */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Does not exist, or may not be seen. */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body did not come in time. */
        Problem408: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The rules do not allow it as things stand. */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is of a kind that is not taken. */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A field is wrong; `errors` names it. */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too often; `Retry-After` tells how long to wait. */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Busy or away for a moment; `Retry-After` tells how long to wait. */
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    read_app_api_v1_app_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_archives_api_v1_archive_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                q?: string;
                station_id?: string | null;
                year?: number | null;
                closing_kind?: string;
                state?: components["schemas"]["ArchiveState"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ArchiveRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    take_archive_api_v1_archive__archive_id__package_zip_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                archive_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    decide_archive_api_v1_archive__archive_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                archive_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["app__archive__schemas__DecisionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchiveRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_audit_entries_api_v1_audit_entries_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                actor_id?: string | null;
                subject_id?: string | null;
                resident_id?: string | null;
                action?: string;
                outcome?: components["schemas"]["app__core__audit__Outcome"] | null;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditEntryRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    export_entries_api_v1_audit_entries_export_get: {
        parameters: {
            query?: {
                actor_id?: string | null;
                subject_id?: string | null;
                resident_id?: string | null;
                action?: string;
                outcome?: components["schemas"]["app__core__audit__Outcome"] | null;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    verify_log_api_v1_audit_verification_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerificationRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_code_api_v1_auth_codes_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoCodeRead"] | components["schemas"]["CodeRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_sessions_api_v1_auth_sessions_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SessionRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_session_api_v1_auth_sessions_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    sign_out_everywhere_api_v1_auth_sessions_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    sign_out_api_v1_auth_sessions_current_delete: {
        parameters: {
            query?: {
                everything?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    refresh_session_api_v1_auth_sessions_refresh_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    sign_out_device_api_v1_auth_sessions__session_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_authorities_api_v1_authorities_get: {
        parameters: {
            query?: {
                scope?: components["schemas"]["app__authority__queries__reading__Scope"];
                principal_id?: string | null;
                item_id?: string | null;
                errand_id?: string | null;
                usable?: boolean;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuthorityRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_authority_api_v1_authorities_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorityCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_candidates_api_v1_authorities_candidates_get: {
        parameters: {
            query?: {
                principal_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_CandidateRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_authority_api_v1_authorities__authority_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                authority_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    print_authority_api_v1_authorities__authority_id__paper_pdf_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                authority_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    move_authority_api_v1_authorities__authority_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                authority_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorityMove"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    check_authority_api_v1_authority_checks__number__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityCheckRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_people_board_api_v1_boards_people_get: {
        parameters: {
            query: {
                month: string;
                region_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleBoard"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_board_api_v1_boards_rates_get: {
        parameters: {
            query: {
                month: string;
                region_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_calendar_days_api_v1_calendar_days_get: {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    set_calendar_day_api_v1_calendar_days__day__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarDayUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarDayRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    forget_calendar_day_api_v1_calendar_days__day__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_count_sheet_api_v1_custody_count_sheet_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountSheetRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_custody_count_api_v1_custody_counts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CountCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_custody_holders_api_v1_custody_holders_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_HolderRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_custody_items_api_v1_custody_items_get: {
        parameters: {
            query?: {
                scope?: components["schemas"]["app__custody__queries__reach__Scope"];
                errand_id?: string | null;
                state?: ("open" | "closed" | "overdue" | "troubled") | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CustodyItemRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_custody_item_api_v1_custody_items_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustodyItemCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustodyItemRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_custody_item_api_v1_custody_items__custody_item_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                custody_item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustodyItemRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    move_custody_item_api_v1_custody_items__custody_item_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                custody_item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustodyTransitionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustodyItemRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_custody_summary_api_v1_custody_summary_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustodySummaryRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_requests_api_v1_data_requests_get: {
        parameters: {
            query?: {
                state?: components["schemas"]["RequestState"] | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DataRequestDecide_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    decide_api_v1_data_requests__request_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["app__privacy__schemas__DecisionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRequestDecide"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_errands_api_v1_errands_get: {
        parameters: {
            query?: {
                scope?: components["schemas"]["app__errands__queries__reach__Scope"];
                state?: components["schemas"]["ErrandState"] | ("open" | "closed") | null;
                q?: string;
                light?: components["schemas"]["Light"] | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ErrandRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_errand_api_v1_errands_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErrandCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrandRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_summary_api_v1_errands_summary_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummaryRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_errand_api_v1_errands__errand_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                errand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrandRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_links_api_v1_errands__errand_id__links_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                errand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_CaseLinkRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_link_api_v1_errands__errand_id__links_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                errand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseLinkCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseLinkRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    revoke_link_api_v1_errands__errand_id__links__case_link_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                errand_id: string;
                case_link_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    move_part_api_v1_errands__errand_id__parts__part_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                errand_id: string;
                part_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartTransitionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrandRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_errand_rectifications_api_v1_errands__errand_id__rectifications_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                errand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_RectificationRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_remarks_api_v1_errands__errand_id__remarks_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                errand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemarksRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_remark_api_v1_errands__errand_id__remarks_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                errand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemarkCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemarkRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_remarks_api_v1_errands__errand_id__remarks_reading_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                errand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_slips_api_v1_errands__errand_id__slips_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                errand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_SlipRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    print_slip_api_v1_errands__errand_id__slips__kind__pdf_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                errand_id: string;
                kind: components["schemas"]["SlipKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_errand_supervisions_api_v1_errands__errand_id__supervisions_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                errand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrandSupervisions"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_supervision_api_v1_errands__errand_id__supervisions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                errand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupervisionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    move_errand_api_v1_errands__errand_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                errand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransitionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrandRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    upload_file_api_v1_files_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_upload_file_api_v1_files_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_file_api_v1_files__file_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_thumbnail_api_v1_files__file_id__thumbnail_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_grants_api_v1_grants_get: {
        parameters: {
            query?: {
                region_id?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_GrantRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_grant_api_v1_grants_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    delete_grant_api_v1_grants__grant_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_guest_case_api_v1_guest_cases__case_link_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_link_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestCaseRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    upload_guest_file_api_v1_guest_cases__case_link_id__files_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_link_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_upload_guest_file_api_v1_guest_cases__case_link_id__files_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestCaseRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    take_guest_step_api_v1_guest_cases__case_link_id__steps_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_link_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuestStep"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestCaseRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    open_link_api_v1_guest_sessions_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuestOpen"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestCaseRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_household_api_v1_households_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HouseholdCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseholdRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_household_api_v1_households__household_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                household_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseholdRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_intake_fields_api_v1_intake_fields_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_DutyFieldRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    verify_books_api_v1_ledger_verification_get: {
        parameters: {
            query?: {
                region_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_me_api_v1_me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    update_me_api_v1_me_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_accesses_api_v1_me_accesses_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccessRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_consents_api_v1_me_consents_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_ConsentRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    give_consent_api_v1_me_consents_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_ConsentRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    withdraw_consent_api_v1_me_consents__purpose__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                purpose: components["schemas"]["Purpose"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_my_data_api_v1_me_data_get: {
        parameters: {
            query?: {
                format?: components["schemas"]["ExportKind"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "application/pdf": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_own_requests_api_v1_me_data_requests_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DataRequestRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    ask_api_v1_me_data_requests_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DataRequestCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRequestRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_own_family_api_v1_me_family_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_OwnFamilyRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    end_own_family_api_v1_me_family__link_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    confirm_own_family_api_v1_me_family__link_id__confirmation_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_OwnFamilyRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    change_password_api_v1_me_password_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    confirm_second_factor_api_v1_me_second_factor_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorCode"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    begin_second_factor_api_v1_me_second_factor_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    delete_second_factor_api_v1_me_second_factor_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorCode"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_offices_api_v1_offices_get: {
        parameters: {
            query?: {
                station_id?: string | null;
                is_active?: boolean | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OfficeRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_office_api_v1_offices_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfficeCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    update_office_api_v1_offices__office_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                office_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfficeUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_last_checks_api_v1_ops_checks_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecksRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_messages_api_v1_ops_messages_get: {
        parameters: {
            query?: {
                state?: components["schemas"]["MessageState"];
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MessageRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    move_message_api_v1_ops_messages__message_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageTransitionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_my_account_api_v1_points_accounts_mine_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_account_api_v1_points_accounts__account_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_entries_api_v1_points_accounts__account_id__entries_get: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_EntryRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_budgets_api_v1_points_budgets_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_BudgetRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_budget_api_v1_points_budgets_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_claims_api_v1_points_claims_get: {
        parameters: {
            query?: {
                scope?: "mine" | "review";
                state?: components["schemas"]["ClaimState"] | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ClaimRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_claim_api_v1_points_claims_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_claim_api_v1_points_claims__claim_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claim_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    move_claim_api_v1_points_claims__claim_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claim_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimTransitionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_publications_api_v1_points_publications_get: {
        parameters: {
            query?: {
                region_id?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PublicationRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_reversals_api_v1_points_reversals_get: {
        parameters: {
            query?: {
                state?: components["schemas"]["ReversalState"] | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReversalRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    request_reversal_api_v1_points_reversals_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReversalCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReversalRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    decide_reversal_api_v1_points_reversals__reversal_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reversal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReversalTransitionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReversalRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_rules_api_v1_points_rules_get: {
        parameters: {
            query?: {
                region_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleSetRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    adopt_rules_api_v1_points_rules_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleSetCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleSetRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_notices_api_v1_privacy_notices_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_NoticeRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_rectifications_api_v1_rectifications_get: {
        parameters: {
            query?: {
                scope?: components["schemas"]["app__reviews__queries__rectifications__Scope"];
                state?: components["schemas"]["RectificationState"] | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RectificationBrief_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_rectification_api_v1_rectifications__rectification_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rectification_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RectificationRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    move_rectification_api_v1_rectifications__rectification_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rectification_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["app__reviews__schemas__StepCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RectificationRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_regions_api_v1_regions_get: {
        parameters: {
            query?: {
                parent_id?: string | null;
                q?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RegionRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_region_api_v1_regions_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    import_regions_api_v1_regions_imports_post: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_import_regions_api_v1_regions_imports_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_region_api_v1_regions__region_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    end_region_api_v1_regions__region_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegionTransitionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_register_api_v1_registers__kind__get: {
        parameters: {
            query: {
                station_id?: string | null;
                cursor?: string | null;
                limit?: number;
                month: string;
            };
            header?: never;
            path: {
                kind: components["schemas"]["RegisterKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    export_register_api_v1_registers__kind__export_xlsx_get: {
        parameters: {
            query: {
                station_id?: string | null;
                month: string;
            };
            header?: never;
            path: {
                kind: components["schemas"]["RegisterKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_residents_api_v1_residents_get: {
        parameters: {
            query?: {
                q?: string | null;
                phone_tail?: string | null;
                region_id?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ResidentRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_resident_api_v1_residents_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResidentCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    import_roll_api_v1_residents_imports_post: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_import_roll_api_v1_residents_imports_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_template_api_v1_residents_imports_template_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_resident_api_v1_residents__resident_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    update_resident_api_v1_residents__resident_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResidentUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_consents_of_api_v1_residents__resident_id__consents_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_ConsentRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    record_consent_api_v1_residents__resident_id__consents_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentRecord"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_ConsentRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    record_withdrawal_api_v1_residents__resident_id__consents__purpose__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resident_id: string;
                purpose: components["schemas"]["Purpose"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_family_api_v1_residents__resident_id__family_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_FamilyLinkRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    link_family_api_v1_residents__resident_id__family_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FamilyLinkCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_FamilyLinkRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    end_family_api_v1_residents__resident_id__family__link_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resident_id: string;
                link_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_topics_api_v1_rulebook_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_TopicRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_topic_api_v1_rulebook__topic__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_editions_api_v1_rulebook__topic__editions_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                topic: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_EditionRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    amend_topic_api_v1_rulebook__topic__editions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_service_items_api_v1_service_items_get: {
        parameters: {
            query?: {
                category?: components["schemas"]["Category"] | null;
                q?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ServiceItemRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_service_item_api_v1_service_items_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceItemCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceItemRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_service_item_api_v1_service_items__item_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceItemRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    update_service_item_api_v1_service_items__item_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceItemUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceItemRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_offers_api_v1_shop_offers_get: {
        parameters: {
            query?: {
                region_id?: string | null;
                kind?: components["schemas"]["OfferKind"] | null;
                shop_id?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OfferRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_offer_api_v1_shop_offers_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_offer_api_v1_shop_offers__offer_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    change_offer_api_v1_shop_offers__offer_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_stock_move_api_v1_shop_offers__offer_id__stock_moves_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockMoveCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_orders_api_v1_shop_orders_get: {
        parameters: {
            query?: {
                scope?: "mine" | "shop";
                state?: components["schemas"]["OrderState"] | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrderRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_order_api_v1_shop_orders_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    find_order_api_v1_shop_orders_lookup_get: {
        parameters: {
            query: {
                pickup_code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_order_api_v1_shop_orders__order_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    move_order_api_v1_shop_orders__order_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderTransitionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_pickup_api_v1_shop_pickups_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PickupCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_shops_api_v1_shop_shops_get: {
        parameters: {
            query?: {
                scope?: "mine" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_ShopRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_shop_api_v1_shop_shops_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShopCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_stations_api_v1_stations_get: {
        parameters: {
            query?: {
                region_id?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_StationRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_station_api_v1_stations_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StationCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_station_api_v1_stations__station_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    update_station_api_v1_stations__station_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StationUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    set_distance_api_v1_stations__station_id__distances__office_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
                office_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DistanceUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_duty_api_v1_stations__station_id__duty_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_ShiftRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    set_duty_api_v1_stations__station_id__duty_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_ShiftRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_staff_api_v1_stations__station_id__staff_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_StaffRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_wall_board_api_v1_stations__station_id__wall_board_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WallBoardRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    print_wall_board_api_v1_stations__station_id__wall_board_pdf_get: {
        parameters: {
            query?: {
                paper?: "A3" | "A4";
            };
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_attention_api_v1_supervision_attention_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_AttentionGroup_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_problem_cases_api_v1_supervision_problem_cases_get: {
        parameters: {
            query?: {
                state?: components["schemas"]["ProblemState"] | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ProblemCaseRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    move_problem_case_api_v1_supervision_problem_cases__problem_case_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                problem_case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProblemStepCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemCaseRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_supervisions_api_v1_supervisions_get: {
        parameters: {
            query?: {
                state?: components["schemas"]["SupervisionState"] | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SupervisionBrief_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_supervision_api_v1_supervisions__supervision_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                supervision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    move_supervision_api_v1_supervisions__supervision_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                supervision_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["app__supervision__schemas__StepCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_trips_api_v1_trips_get: {
        parameters: {
            query?: {
                scope?: components["schemas"]["app__trips__queries__reach__Scope"];
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TripRead_"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_trip_api_v1_trips_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_savings_api_v1_trips_savings_get: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavingRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_trip_api_v1_trips__trip_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    change_trip_plan_api_v1_trips__trip_id__plan_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripPlanUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    create_tick_api_v1_trips__trip_id__ticks_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TickCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    move_trip_api_v1_trips__trip_id__transitions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trip_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripTransitionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    reset_second_factor_api_v1_users__user_id__second_factor_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            408: components["responses"]["Problem408"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_health_healthz_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    read_readiness_readyz_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
}
