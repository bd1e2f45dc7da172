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
         * @description Sign this device out.
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
            /** Name */
            name: string;
            /** People */
            people: components["schemas"]["DemoPerson"][] | null;
            /** Version */
            version: string;
        };
        /**
         * BeneficiaryCreate
         * @description For whom: somebody on the roll by id, or somebody new by name.
         */
        BeneficiaryCreate: {
            /**
             * Address
             * @default
             */
            address: string;
            /** Name */
            name?: string | null;
            /** Phone */
            phone?: string | null;
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
        /** Body_import_regions_api_v1_regions_imports_post */
        Body_import_regions_api_v1_regions_imports_post: {
            /** File */
            file: string;
        };
        /**
         * Category
         * @description The four classes of the public board (定项).
         * @enum {string}
         */
        Category: "approval" | "certificate" | "consultation" | "public_welfare";
        /**
         * Channel
         * @description How somebody asked; the last three are the registers of 四登记.
         * @enum {string}
         */
        Channel: "app" | "phone" | "walk_in" | "visit";
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
         * @description A code was sent; `demo_code` shows it in demo mode.
         */
        CodeRead: {
            /** Demo Code */
            demo_code: string | null;
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
         * ErrandAction
         * @description A step that somebody takes.
         * @enum {string}
         */
        ErrandAction: "claim" | "assign" | "transfer" | "start" | "promise" | "pause" | "resume" | "return" | "resubmit" | "escalate" | "hand_back" | "complete" | "sign" | "rate" | "reopen" | "withdraw" | "remind" | "archive";
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
            /**
             * Description
             * @default
             */
            description: string;
            /**
             * File Ids
             * @default []
             */
            file_ids: string[];
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
         * @description An errand as one reader sees it.
         */
        ErrandRead: {
            /** Actions */
            actions: components["schemas"]["app__errands__schemas__ActionRead"][];
            agent: components["schemas"]["PersonRead"] | null;
            /** Appointment At */
            appointment_at: string | null;
            /** Authority Id */
            authority_id: string | null;
            beneficiary: components["schemas"]["BeneficiaryRead"];
            channel: components["schemas"]["Channel"];
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
            first_agent: components["schemas"]["PersonRead"] | null;
            handling_station: components["schemas"]["StationBrief"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            light: components["schemas"]["Light"];
            /** Missing */
            missing: components["schemas"]["DocumentRead"][];
            /** Number */
            number: string;
            /** Outcome */
            outcome: string;
            paused: components["schemas"]["PausedRead"] | null;
            /** Promised At */
            promised_at: string | null;
            rating: components["schemas"]["RatingRead"] | null;
            requester: components["schemas"]["PersonRead"] | null;
            service_item: components["schemas"]["ServiceItemRead"];
            state: components["schemas"]["ErrandState"];
            /** State Label */
            state_label: string;
            station: components["schemas"]["StationBrief"];
            /** Timeline */
            timeline: components["schemas"]["TimelineEntry"][];
            /** Times Reopened */
            times_reopened: number;
            /** Times Returned */
            times_returned: number;
            typed_by: components["schemas"]["PersonRead"];
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
         * FileRead
         * @description A file.
         */
        FileRead: {
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
        };
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
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
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
        /** Items[StaffRead] */
        Items_StaffRead_: {
            /** Items */
            items: components["schemas"]["StaffRead"][];
        };
        /**
         * Light
         * @description How an errand stands against its due date.
         * @enum {string}
         */
        Light: "green" | "yellow" | "red";
        /**
         * NamedRead
         * @description A thing by its name.
         */
        NamedRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
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
            shop: components["schemas"]["NamedRead"];
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
            resident: components["schemas"]["NamedRead"];
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
        /** Page[OfferRead] */
        Page_OfferRead_: {
            /** Items */
            items: components["schemas"]["OfferRead"][];
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
        /** Page[RegionRead] */
        Page_RegionRead_: {
            /** Items */
            items: components["schemas"]["RegionRead"][];
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
            reason: components["schemas"]["PauseReason"];
            /** Reason Label */
            reason_label: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Until */
            until: string | null;
        };
        /**
         * PersonRead
         * @description Somebody with an account, by name only.
         */
        PersonRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
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
         * @description A place; `path` names its ancestors and itself and never changes.
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
         * Scope
         * @description A list of errands: those that concern me, my station's, those in my hands, those sent up.
         * @enum {string}
         */
        Scope: "mine" | "station" | "assigned" | "escalated";
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
            /** Plain Sentence */
            plain_sentence: string;
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
            /** Plain Sentence */
            plain_sentence: string;
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
            /** Plain Sentence */
            plain_sentence?: string | null;
            /** Position */
            position?: number | null;
            /** Promised Working Days */
            promised_working_days?: number | null;
        };
        /**
         * SessionCreate
         * @description Sign in with a phone, and a code or a password.
         */
        SessionCreate: {
            /** Code */
            code?: string | null;
            /** Password */
            password?: string | null;
            /** Phone */
            phone: string;
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
            /**
             * Token Type
             * @constant
             */
            token_type: "bearer";
            user: components["schemas"]["UserRead"];
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
         * TransitionCreate
         * @description One step; which fields it takes is told by `actions[].fields`. With `version` it must be the latest.
         */
        TransitionCreate: {
            action: components["schemas"]["ErrandAction"];
            /** Agent Id */
            agent_id?: string | null;
            /** By */
            by?: ("self" | "family" | "witness") | null;
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
            /** Until */
            until?: string | null;
            /** Version */
            version?: number | null;
            /** Working Days */
            working_days?: number | null;
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
        /** ValidationError */
        ValidationError: {
            /** Context */
            ctx?: Record<string, never>;
            /** Input */
            input?: unknown;
            /** Location */
            loc: (string | number)[];
            /** Message */
            msg: string;
            /** Error Type */
            type: string;
        };
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
    };
    responses: never;
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
                    "application/json": components["schemas"]["CodeRead"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
        };
    };
    sign_out_api_v1_auth_sessions_current_delete: {
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
        };
    };
    refresh_session_api_v1_auth_sessions_refresh_post: {
        parameters: {
            query?: never;
            header?: {
                origin?: string | null;
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_errands_api_v1_errands_get: {
        parameters: {
            query?: {
                scope?: components["schemas"]["Scope"];
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
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
        };
    };
}
